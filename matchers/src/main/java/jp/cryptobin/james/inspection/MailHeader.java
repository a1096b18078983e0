package jp.cryptobin.james.inspection;

import java.util.ArrayList;
import java.util.List;
import jp.cryptobin.james.mime.AddressListReader;
import jp.cryptobin.james.mime.HeaderAddress;
import jp.cryptobin.james.mime.HeaderBlock;
import jp.cryptobin.james.mime.HeaderField;

/**
 * What the header of a mail says of it.
 *
 * @param author the first one; nobody where there is none
 */
record MailHeader(
        String subject, String messageId, HeaderAddress author, MailClient client, List<HeaderAddress> addressees) {
    /** Of a mail that was not read so far. */
    static final MailHeader NONE =
            new MailHeader("", "", new HeaderAddress("From", "", ""), MailClient.OTHER, List.of());

    static MailHeader of(HeaderBlock header) {
        return new MailHeader(
                header.text("Subject"),
                header.text("Message-ID"),
                author(header),
                MailClient.of(header),
                addressees(header));
    }

    private static HeaderAddress author(HeaderBlock header) {
        return header.first("From")
                .flatMap(from ->
                        AddressListReader.read("From", from.octets()).stream().findFirst())
                .orElse(new HeaderAddress("From", "", ""));
    }

    private static List<HeaderAddress> addressees(HeaderBlock header) {
        List<HeaderAddress> addressees = new ArrayList<>();
        for (String name : List.of("To", "Cc", "Bcc")) {
            for (HeaderField field : header.all(name)) {
                addressees.addAll(AddressListReader.read(name, field.octets()));
            }
        }
        return addressees;
    }
}
