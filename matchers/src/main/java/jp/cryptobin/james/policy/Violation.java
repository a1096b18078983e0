package jp.cryptobin.james.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule that a mail breaks, or an answer of the vault that stops it.
 *
 * @param reason which of the manual's messages applies
 * @param concerned what it is about, in the order of the mail: file names, addresses, the subject, a part's path and
 *     defect. Text from the mail, not yet made safe for any output; may be empty.
 */
public record Violation(Reason reason, List<String> concerned) {
    /** Before the name of a mail program, where the remedy depends on it: the last of what is concerned. */
    public static final String SENT_WITH = "sent with ";

    /** What a person reads; the text is in an attribute of the mail, in the log and in the notice. */
    private static final int MOST_CONCERNED = 50;

    public Violation {
        concerned = List.copyOf(concerned.size() <= MOST_CONCERNED ? concerned : first(concerned));
    }

    private static List<String> first(List<String> concerned) {
        List<String> first = new ArrayList<>(concerned.subList(0, MOST_CONCERNED));
        first.add("and " + (concerned.size() - MOST_CONCERNED) + " more");
        return first;
    }

    public static Violation of(Reason reason, String... concerned) {
        return new Violation(reason, List.of(concerned));
    }
}
