package jp.cryptobin.james.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the servers of {@code smtpserver.xml} that are enabled. */
final class SmtpDoorsReader extends DefaultHandler {
    private final List<SmtpDoor> doors = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> handlers = new TreeSet<>();
    private final StringBuilder text = new StringBuilder();

    private @Nullable Locator locator;
    private int line;
    private boolean enabled;

    private SmtpDoorsReader() {}

    /** @throws IOException if the file cannot be read or is no XML */
    static List<SmtpDoor> read(Path file) throws IOException {
        SmtpDoorsReader reader = new SmtpDoorsReader();
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(file.toFile(), reader);
        } catch (SAXException | ParserConfigurationException broken) {
            throw new IOException("not XML: " + broken.getMessage(), broken);
        }
        return List.copyOf(reader.doors);
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        text.setLength(0);
        switch (name) {
            case "smtpserver" -> {
                values.clear();
                handlers.clear();
                enabled = !"false".equals(attributes.getValue("enabled"));
                line = locator == null ? 0 : locator.getLineNumber();
            }
            case "tls" -> values.put("socketTLS", String.valueOf(attributes.getValue("socketTLS")));
            case "handler" -> handlers.add(String.valueOf(attributes.getValue("class")));
            default -> {
                // Its text, below.
            }
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String local, String name) {
        if (!name.equals("smtpserver")) {
            values.putIfAbsent(name, text.toString().strip());
        } else if (enabled) {
            doors.add(new SmtpDoor(
                    line,
                    values.getOrDefault("bind", "0.0.0.0:25"),
                    values.getOrDefault("socketTLS", "false").equals("true"),
                    !values.getOrDefault("announce", "never").equals("never"),
                    values.getOrDefault("plainAuthEnabled", "true").equals("true"),
                    handlers));
        }
        text.setLength(0);
    }
}
