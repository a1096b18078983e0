package jp.cryptobin.james.body.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.cryptobin.james.body.html.HtmlToken.Attribute;
import jp.cryptobin.james.body.html.HtmlToken.StartTag;

/**
 * Finds what must go from HTML so that nothing refers to a removed part: attributes that name one, candidates of a
 * srcset, CSS declarations. The elements stay. Attributes count on every element, also in conditional comments, where
 * Outlook reads VML, and also when the tag is one that a parser would drop.
 */
final class ReferenceRemover {
    private static final Set<String> URL_ATTRIBUTES = Set.of(
            "src", "data", "background", "poster", "href", "xlink:href", "o:href", "lowsrc", "dynsrc", "longdesc");
    private static final Set<String> SRCSET_ATTRIBUTES = Set.of("srcset", "imagesrcset");

    /** Nobody nests conditional comments, but a hostile page may open thousands. */
    private static final int NESTED_COMMENTS = 5;

    private final HtmlSource source;
    private final String view;
    private final CidReferences references;
    private final PlaceOfPicture place;
    private final List<Splice> splices = new ArrayList<>();

    ReferenceRemover(HtmlSource source, CidReferences references, PlaceOfPicture place) {
        this.source = source;
        this.view = source.view();
        this.references = references;
        this.place = place;
    }

    /** The edits, in order of the source. */
    List<Splice> splices(List<HtmlToken> tokens) {
        if (!references.isEmpty()) {
            remove(tokens, 0);
        }
        return splices.stream().sorted().toList();
    }

    private void remove(List<HtmlToken> tokens, int nested) {
        for (HtmlToken token : tokens) {
            if (token instanceof StartTag tag) {
                removeFrom(tag);
            } else if (token instanceof HtmlToken.RawText raw && raw.name().equals("style")) {
                removeDeclarations(DecodedText.plain(view, raw.from(), raw.to()));
            } else if (token instanceof HtmlToken.Comment comment
                    && nested < NESTED_COMMENTS
                    && isConditional(comment)) {
                remove(HtmlScanner.scan(view, comment.from(), comment.to()), nested + 1);
            }
        }
    }

    private boolean isConditional(HtmlToken.Comment comment) {
        int at = comment.from();
        while (at < comment.to() && view.charAt(at) <= ' ') {
            at++;
        }
        return view.regionMatches(true, at, "[if", 0, 3);
    }

    private void removeFrom(StartTag tag) {
        List<Splice> edits = new ArrayList<>();
        Set<String> gone = new HashSet<>();
        Optional<RemovedPart> shown = Optional.empty();
        for (Attribute attribute : tag.attributes()) {
            Optional<RemovedPart> part = removed(tag, attribute);
            // A second attribute of the name, which meant nothing until now, must not take effect.
            if (part.isPresent() || gone.contains(attribute.name())) {
                gone.add(attribute.name());
                edits.add(deletion(attribute));
                shown = shown.or(() -> part);
            } else if (SRCSET_ATTRIBUTES.contains(attribute.name())) {
                edits.addAll(withoutCandidates(attribute));
            } else if (attribute.name().equals("style")) {
                removeDeclarations(DecodedText.attribute(view, attribute.valueFrom(), attribute.valueTo()));
            }
        }
        splices.addAll(edits);
        if (gone.contains("src") && shown.isPresent()) {
            name(tag, shown.get());
        }
    }

    private Optional<RemovedPart> removed(StartTag tag, Attribute attribute) {
        boolean url = URL_ATTRIBUTES.contains(attribute.name())
                || (tag.name().equals("param") && attribute.name().equals("value"));
        return url ? references.find(value(attribute)) : Optional.empty();
    }

    /** As the charset reads it, without character references. */
    private String value(Attribute attribute) {
        String text = source.text(attribute.valueFrom(), attribute.valueTo());
        return DecodedText.attribute(text, 0, text.length()).text();
    }

    /** With the white space before it, where what follows does not need that. */
    private Splice deletion(Attribute attribute) {
        int from = attribute.from();
        if (attribute.to() < view.length() && "\t\n\f\r />".indexOf(view.charAt(attribute.to())) >= 0) {
            while ("\t\n\f\r ".indexOf(view.charAt(from - 1)) >= 0) {
                from--;
            }
        }
        return Splice.delete(from, attribute.to());
    }

    private List<Splice> withoutCandidates(Attribute attribute) {
        DecodedText value = DecodedText.attribute(view, attribute.valueFrom(), attribute.valueTo());
        List<Srcset.Candidate> candidates = Srcset.candidates(value.text());
        List<Splice> edits = new ArrayList<>();
        int kept = 0;
        for (Srcset.Candidate candidate : candidates) {
            if (references.find(candidate.url()).isPresent()) {
                edits.add(Splice.delete(value.origin(candidate.from()), value.origin(candidate.to())));
            } else {
                kept++;
            }
        }
        if (edits.isEmpty()) {
            return List.of();
        }
        return kept == 0 ? List.of(deletion(attribute)) : edits;
    }

    private void removeDeclarations(DecodedText css) {
        for (CssScanner.Range range :
                CssScanner.declarations(css.text(), url -> references.find(url).isPresent())) {
            splices.add(Splice.delete(css.origin(range.from()), css.origin(range.to())));
        }
    }

    /** Says in words what a picture showed. */
    private void name(StartTag tag, RemovedPart part) {
        if (place == PlaceOfPicture.NOTHING || part.fileName().isBlank() || !isPicture(tag)) {
            return;
        }
        String alt = "alt=\"" + escaped(part.fileName()) + "\"";
        Optional<Attribute> present = tag.attributes().stream()
                .filter(attribute -> attribute.name().equals("alt"))
                .findFirst();
        if (present.isEmpty()) {
            int at = tag.from() + 1 + tag.name().length();
            splices.add(Splice.insert(at, " " + alt));
        } else if (place == PlaceOfPicture.NAME) {
            splices.add(new Splice(present.get().from(), present.get().to(), alt));
        }
    }

    private boolean isPicture(StartTag tag) {
        return tag.name().equals("img")
                || tag.name().equals("image")
                || tag.name().equals("input");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
