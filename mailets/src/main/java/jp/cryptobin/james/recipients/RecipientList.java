package jp.cryptobin.james.recipients;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import jp.cryptobin.james.mime.HeaderAddress;

/**
 * Sorts the recipients of a mail: by the field that names them, those outside first, and among these those that look like
 * somebody else.
 */
public final class RecipientList {
    private final Predicate<String> own;
    private final LookAlike lookAlike;

    /** @param own whether a domain, in lower case, is one of the own ones */
    public RecipientList(Predicate<String> own, LookAlike lookAlike) {
        this.own = own;
        this.lookAlike = lookAlike;
    }

    /**
     * All recipients of the envelope, each once.
     *
     * @param addressees of To, Cc and Bcc; who is in none of them gets a blind copy
     */
    public List<Recipient> of(List<String> envelope, List<HeaderAddress> addressees) {
        Map<String, Recipient.Field> fields = new HashMap<>();
        for (HeaderAddress addressee : addressees) {
            fields.merge(
                    addressee.address().toLowerCase(Locale.ROOT),
                    field(addressee.field()),
                    (first, second) -> first.compareTo(second) < 0 ? first : second);
        }
        return envelope.stream()
                .map(address ->
                        recipient(address, fields.getOrDefault(address.toLowerCase(Locale.ROOT), Recipient.Field.BCC)))
                .distinct()
                .sorted(Comparator.comparing(Recipient::field)
                        .thenComparing(Recipient::outside, Comparator.reverseOrder())
                        .thenComparing(recipient -> recipient.resembles().isEmpty()))
                .toList();
    }

    private static Recipient.Field field(String name) {
        return switch (name) {
            case "To" -> Recipient.Field.TO;
            case "Cc" -> Recipient.Field.CC;
            default -> Recipient.Field.BCC;
        };
    }

    private Recipient recipient(String address, Recipient.Field field) {
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        boolean outside = !own.test(domain);
        return new Recipient(
                field, address, outside, outside ? lookAlike.of(domain).orElse("") : "");
    }
}
