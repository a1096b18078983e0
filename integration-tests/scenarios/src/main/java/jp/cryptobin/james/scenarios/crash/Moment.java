package jp.cryptobin.james.scenarios.crash;

import java.util.Optional;
import java.util.regex.Pattern;

/** When the server is killed: at a line of its log, or at something that the vault or the smart host sees. */
enum Moment {
    /** Whenever chance says. */
    RANDOM("at a random time"),
    ACCEPTED("mail accepted, before its inspection", "Successfully spooled mail"),
    INSPECTED("after the inspection", "violations \\["),
    UPLOAD_BEGUN("upload begun"),
    UPLOADING("upload under way, after some octets"),
    COMMITTED("the vault has the files, its answer is on the way"),
    DEPOSITED("the vault has answered", "deposit \\S+ of \\d+ files is"),
    LAID_ASIDE("being laid aside", "; next in \\d+ s"),
    WAITING("laid aside"),
    FOLLOWED("small mail for approval made", "waits for approval and is followed"),
    ASKED("asking about an approval"),
    ANSWERED("the vault has decided, its answer is on the way"),
    ASKED_AGAIN("question about an approval being laid aside", "question \\d+ follows in"),
    TOLD("notice handed over", "is told \\["),
    REWRITTEN("after rewriting", "rebuilt with the notice"),
    PASSWORDS("password mails handed over", "and [1-9]\\d* password mails sent"),
    RELAY_BEGUN("transfer to the smart host begun"),
    RELAYING("transfer under way, after some octets"),
    RELAYED("the smart host has the mail, its answer is on the way"),
    RELAY_ANSWERED("the smart host has answered", "sent successfully to");

    private final String words;
    private final Optional<Pattern> line;

    Moment(String words) {
        this.words = words;
        this.line = Optional.empty();
    }

    Moment(String words, String line) {
        this.words = words;
        this.line = Optional.of(Pattern.compile(line));
    }

    String words() {
        return words;
    }

    boolean isIn(String logLine) {
        return line.isPresent() && line.get().matcher(logLine).find();
    }

    /** How often a load brings the moment about, at least. */
    int often() {
        return switch (this) {
            case PASSWORDS, TOLD, FOLLOWED, ASKED, ANSWERED, ASKED_AGAIN -> 2;
            default -> 4;
        };
    }

    boolean needsApproval() {
        return this == FOLLOWED || this == ASKED || this == ANSWERED || this == ASKED_AGAIN;
    }

    boolean needsTrouble() {
        return this == LAID_ASIDE || this == WAITING;
    }
}
