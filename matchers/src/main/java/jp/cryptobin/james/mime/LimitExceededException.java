package jp.cryptobin.james.mime;

import java.io.IOException;

/** Ends the reading of a message that is over a limit; becomes a finding where the reading started. */
final class LimitExceededException extends IOException {
    private static final long serialVersionUID = 1L;

    private final FoundDefect finding;

    LimitExceededException(FoundDefect finding) {
        super(finding.defect().explanation());
        this.finding = finding;
    }

    FoundDefect finding() {
        return finding;
    }
}
