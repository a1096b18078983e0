package jp.cryptobin.james.vault;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The name that the gateway gives to a deposit. It follows from the mail, so a mail that is delivered again, after a
 * crash or by the sender's own client, asks for the same deposit, and nothing need be stored to know it. All that people
 * see of a deposit is in it: a client that uses a Message-ID again for other words or other names makes another deposit.
 *
 * @param value 32 to 64 letters, digits, hyphens and underscores
 */
public record IdempotencyKey(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32,64}");
    private static final String PURPOSE = "deposit key 2";

    /** @throws IllegalArgumentException when {@code value} is not in the form above */
    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("An idempotency key is 32 to 64 letters, digits, '-' and '_'");
        }
    }

    /**
     * The key of a mail: HMAC-SHA-256 in base64url. Keyed, so that nobody outside can tell from a key which mail it
     * stands for, or take the key of a mail that is yet to come.
     *
     * @param mailId the Message-ID; for a mail without one, the name that the queue knows it by
     * @param sender as in {@link Deposit#sender()}
     * @param recipients in any order, repeated or not: the key depends on the set
     * @param subject as in {@link Deposit#subject()}
     * @param files in the order of the mail; their names and digests count
     */
    public static IdempotencyKey of(
            GatewaySecret secret,
            String mailId,
            String sender,
            Collection<String> recipients,
            String subject,
            List<DepositFile> files) {
        List<String> addressees = recipients.stream().distinct().sorted().toList();
        List<String> fields = new ArrayList<>();
        fields.add(mailId);
        fields.add(sender);
        fields.add(Integer.toString(addressees.size()));
        fields.addAll(addressees);
        fields.add(subject);
        for (DepositFile file : files) {
            fields.add(file.name());
            fields.add(file.sha256().hex());
        }
        byte[] mac = secret.mac(PURPOSE, fields);
        return new IdempotencyKey(Base64.getUrlEncoder().withoutPadding().encodeToString(mac));
    }

    @Override
    public String toString() {
        return value;
    }
}
