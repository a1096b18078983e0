package jp.cryptobin.james.letter;

import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;
import jp.cryptobin.james.answer.Told;

/**
 * A letter in a sentence: what became of a mail that waited, or of an answer to a letter about one.
 *
 * @param subject of the mail that waited, decoded; empty where it is not known, or not to be told
 * @param files whether the vault has its files
 * @param manageUrl where its files can be taken back; empty where there is no such address
 * @param id the left side of the Message-ID
 * @param original the header of the mail that this refers to
 */
public record HoldResult(
        Mailbox to,
        Told what,
        String subject,
        boolean files,
        Optional<URI> manageUrl,
        ZoneId zone,
        String id,
        OriginalHeaders original) {}
