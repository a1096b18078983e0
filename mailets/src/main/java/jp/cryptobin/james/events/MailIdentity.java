package jp.cryptobin.james.events;

import java.util.List;

/**
 * Which mail it is. Text from the mail, not yet made safe for any output.
 *
 * @param name under which the server has it; the same on each try
 * @param messageId the field of the message; empty when it has none, or it cannot be read
 * @param sender of the envelope; empty for the empty sender
 * @param recipients of the envelope
 */
public record MailIdentity(String name, String messageId, String sender, List<String> recipients) {
    public MailIdentity {
        recipients = List.copyOf(recipients);
    }
}
