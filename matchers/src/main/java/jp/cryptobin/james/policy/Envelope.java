package jp.cryptobin.james.policy;

import java.util.List;

/**
 * The SMTP envelope (RFC 5321, 2.3.1).
 *
 * @param sender the reverse-path; empty for the null reverse-path
 * @param recipients the forward-paths, in order
 */
public record Envelope(String sender, List<String> recipients) {
    public Envelope {
        recipients = List.copyOf(recipients);
    }

    public boolean hasNullSender() {
        return sender.isEmpty();
    }
}
