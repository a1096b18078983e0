package jp.cryptobin.james.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads {@code mailetcontainer.xml} as James does, and keeps the lines. */
final class MailetContainerReader extends DefaultHandler {
    /** With what stands in its place where it is not set. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    private final Function<String, @Nullable String> environment;
    private final Map<String, List<Step>> processors = new LinkedHashMap<>();
    private final Set<String> repeated = new HashSet<>();
    private final List<MatcherUse> matchers = new ArrayList<>();
    private final Set<String> composed = new HashSet<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> parameters = new HashMap<>();

    private @Nullable Locator locator;
    private String processor = "";
    private String postmaster = "";
    private @Nullable Step open;
    private int depthInMailet;

    private MailetContainerReader(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * Reads a file.
     *
     * @param environment looks up a variable; null where it is not set
     * @throws IOException if it cannot be read or is no XML; the message names the line
     */
    static MailetContainer read(Path file, Function<String, @Nullable String> environment) throws IOException {
        MailetContainerReader reader = new MailetContainerReader(environment);
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(file.toFile(), reader);
        } catch (SAXParseException broken) {
            throw new IOException("line " + broken.getLineNumber() + ": not XML: " + broken.getMessage(), broken);
        } catch (SAXException | ParserConfigurationException broken) {
            throw new IOException("not XML: " + broken.getMessage(), broken);
        }
        List<MatcherUse> named = reader.matchers.stream()
                .filter(use -> !reader.composed.contains(use.processor() + "/" + use.text()))
                .toList();
        return new MailetContainer(reader.processors, reader.repeated, named, reader.postmaster);
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    private int line() {
        return locator == null ? 0 : locator.getLineNumber();
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        text.setLength(0);
        path.addLast(name);
        if (open != null) {
            depthInMailet++;
            return;
        }
        switch (name) {
            case "processor" -> startProcessor(attributes);
            case "matcher" -> matcher(attributes);
            case "mailet" -> startMailet(attributes);
            default -> {
                // Spooler, context and what else there is.
            }
        }
    }

    private void startProcessor(Attributes attributes) {
        processor = attribute(attributes, "state").orElse("");
        if (processors.putIfAbsent(processor, new ArrayList<>()) != null) {
            repeated.add(processor);
        }
    }

    private void matcher(Attributes attributes) {
        use(attributes);
        attribute(attributes, "name").ifPresent(name -> composed.add(processor + "/" + name));
    }

    private String use(Attributes attributes) {
        String match = attribute(attributes, "match")
                .or(() -> attribute(attributes, "notmatch"))
                .map(this::resolved)
                .orElse("All");
        matchers.add(new MatcherUse(line(), processor, match));
        return match;
    }

    private void startMailet(Attributes attributes) {
        parameters.clear();
        depthInMailet = 0;
        open = new Step(
                line(),
                processor,
                use(attributes),
                attribute(attributes, "notmatch").isPresent(),
                attribute(attributes, "class").orElse(""),
                Map.of());
    }

    private static Optional<String> attribute(Attributes attributes, String name) {
        return Optional.ofNullable(attributes.getValue(name)).map(String::strip);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String local, String name) {
        if (open != null && depthInMailet > 0) {
            endParameter();
        } else if (open != null) {
            Step step = open;
            open = null;
            processors
                    .computeIfAbsent(processor, none -> new ArrayList<>())
                    .add(new Step(step.line(), processor, step.match(), step.inverted(), step.mailet(), parameters));
        } else if (name.equals("postmaster")) {
            postmaster = resolved(text.toString().strip());
        }
        path.removeLast();
        text.setLength(0);
    }

    private void endParameter() {
        List<String> names = new ArrayList<>(path);
        String key = String.join(".", names.subList(names.size() - depthInMailet, names.size()));
        String value = resolved(text.toString().strip());
        if (!value.isEmpty() || depthInMailet == 1) {
            parameters.merge(key, value, (first, next) -> first + "," + next);
        }
        depthInMailet--;
    }

    private String resolved(String value) {
        Matcher matcher = VARIABLE.matcher(value);
        StringBuilder resolved = new StringBuilder();
        while (matcher.find()) {
            String variable = environment.apply(matcher.group(1));
            String otherwise = matcher.group(2) == null ? matcher.group() : matcher.group(2);
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(variable == null ? otherwise : variable));
        }
        return matcher.appendTail(resolved).toString();
    }
}
