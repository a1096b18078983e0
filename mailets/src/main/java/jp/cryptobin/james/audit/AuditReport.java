package jp.cryptobin.james.audit;

import java.util.List;

/**
 * What the check of audit files found.
 *
 * @param lines read
 * @param breaks in the order of the files
 * @param notes what is no break but must be known: where a chain begins, and why, and where each ends
 * @param lastHashes of each chain, in the order in which the chains began
 */
public record AuditReport(long lines, List<AuditBreak> breaks, List<String> notes, List<String> lastHashes) {
    public AuditReport {
        breaks = List.copyOf(breaks);
        notes = List.copyOf(notes);
        lastHashes = List.copyOf(lastHashes);
    }
}
