package jp.cryptobin.james.body.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.cryptobin.james.body.html.HtmlToken.Attribute;
import jp.cryptobin.james.body.html.HtmlToken.StartTag;

/** What HTML says of its own charset: in meta elements and in an XML declaration. */
final class MetaCharset {
    private static final Pattern IN_CONTENT = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([^\\s\"';,>]+)");
    private static final Pattern XML_DECLARATION = Pattern.compile(
            "\\A\\uFEFF?\\s{0,20}<\\?xml\\s[^>]{0,200}?encoding\\s{0,20}=\\s{0,20}[\"']([^\"'>]{1,40})[\"']");

    private MetaCharset() {}

    /** The place of a charset's name. */
    record Place(int from, int to) {}

    static List<Place> places(String view, List<HtmlToken> tokens) {
        List<Place> places = new ArrayList<>();
        Matcher xml = XML_DECLARATION.matcher(view);
        if (xml.lookingAt()) {
            places.add(new Place(xml.start(1), xml.end(1)));
        }
        for (HtmlToken token : tokens) {
            if (token instanceof StartTag tag && tag.name().equals("meta")) {
                place(view, tag).ifPresent(places::add);
            }
        }
        return places;
    }

    /** What the first place says. */
    static Optional<String> label(String view, List<HtmlToken> tokens) {
        return places(view, tokens).stream()
                .map(place -> view.substring(place.from(), place.to()))
                .findFirst();
    }

    private static Optional<Place> place(String view, StartTag meta) {
        Optional<Place> own = attribute(meta, "charset")
                .filter(attribute -> attribute.valueTo() > attribute.valueFrom())
                .map(attribute -> new Place(attribute.valueFrom(), attribute.valueTo()));
        boolean contentType = attribute(meta, "http-equiv")
                .filter(attribute -> view.substring(attribute.valueFrom(), attribute.valueTo())
                        .strip()
                        .equalsIgnoreCase("content-type"))
                .isPresent();
        return own.isPresent() || !contentType
                ? own
                : attribute(meta, "content").flatMap(attribute -> inContent(view, attribute));
    }

    private static Optional<Place> inContent(String view, Attribute content) {
        Matcher matcher = IN_CONTENT.matcher(view).region(content.valueFrom(), content.valueTo());
        return matcher.find() ? Optional.of(new Place(matcher.start(1), matcher.end(1))) : Optional.empty();
    }

    private static Optional<Attribute> attribute(StartTag tag, String name) {
        return tag.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst();
    }
}
