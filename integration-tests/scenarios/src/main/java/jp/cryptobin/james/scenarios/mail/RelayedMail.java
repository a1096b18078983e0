package jp.cryptobin.james.scenarios.mail;

import java.util.List;

/**
 * A mail that left the gateway.
 *
 * @param sender     the reverse-path, empty for a bounce or a notice
 * @param recipients those of this transfer, in the order of the RCPT commands
 * @param mail       what came after DATA
 */
public record RelayedMail(String sender, List<String> recipients, ReceivedMail mail) {
    public RelayedMail {
        recipients = List.copyOf(recipients);
    }
}
