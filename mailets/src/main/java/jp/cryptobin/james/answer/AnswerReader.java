package jp.cryptobin.james.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads answers: those that a link made, by their subject, and plain replies, by their first word. */
public final class AnswerReader {
    /** The letter's Message-ID, whose left side is the wait of the mail that it is about. */
    private static final Pattern REFERENCE = Pattern.compile("<([A-Za-z0-9_-]{24})@");

    private final HoldToken tokens;

    public AnswerReader(HoldToken tokens) {
        this.tokens = tokens;
    }

    /**
     * What an answer says.
     *
     * @param subject decoded
     * @param references the values of In-Reply-To and References
     * @param text of the body, quoted lines included
     */
    public Answer read(String subject, List<String> references, String text) {
        Optional<Answer> linked = tokens.read(subject);
        if (linked.isPresent()) {
            return linked.get();
        }
        Optional<String> id = references.stream()
                .map(REFERENCE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
        Optional<Wish> wish = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith(">"))
                .findFirst()
                .flatMap(Wish::of);
        return id.isPresent() && wish.isPresent() ? new Answer.Says(id.get(), wish.get()) : new Answer.Unclear();
    }
}
