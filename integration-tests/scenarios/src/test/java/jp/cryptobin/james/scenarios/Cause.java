package jp.cryptobin.james.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.MimePart;

/**
 * What leads to one of the manual's messages.
 *
 * @param number of the message
 * @param sender address
 * @param subject of the letter
 * @param patch change of the vault's section, as a JSON merge patch; {@code %s} is the sender
 * @param letter makes a letter of a draft that has sender, recipient and subject
 * @param concerned what the notice names, as it stands there
 */
record Cause(
        String number,
        String sender,
        String subject,
        String patch,
        Function<Letter.Draft, Letter> letter,
        List<String> concerned) {
    private static final byte[] PDF = Samples.pdf(1_000);

    static Cause of(String number) {
        return new Cause(
                number,
                number.toLowerCase(Locale.ROOT) + "@example.com",
                "about " + number,
                "{}",
                draft -> draft.containing(mixed(pdf("a.pdf"))),
                List.of());
    }

    Cause by(String address) {
        return new Cause(number, address, subject, patch, letter, concerned);
    }

    /** The usual subject and more. */
    Cause subjectWith(String more) {
        return new Cause(number, sender, subject + more, patch, letter, concerned);
    }

    Cause section(String newPatch) {
        return new Cause(number, sender, subject, newPatch.replace('\'', '"'), letter, concerned);
    }

    Cause files(MimePart... files) {
        return body(mixed(files));
    }

    Cause body(MimePart body) {
        return new Cause(number, sender, subject, patch, draft -> draft.containing(body), concerned);
    }

    /** A letter with one file and something more in its header or envelope. */
    Cause header(UnaryOperator<Letter.Draft> more) {
        Function<Letter.Draft, Letter> other = draft -> more.apply(draft).containing(mixed(pdf("a.pdf")));
        return new Cause(number, sender, subject, patch, other, concerned);
    }

    Cause names(String... lines) {
        return new Cause(number, sender, subject, patch, letter, List.of(lines));
    }

    String recipient() {
        return number.toLowerCase(Locale.ROOT) + "@partner.example.org";
    }

    Letter letterFrom(Account account) {
        return letter.apply(Letter.from(account).subject(subject).to(recipient()));
    }

    String patchFor(Account account) {
        return patch.replace("%s", account.address());
    }

    static MimePart pdf(String name) {
        return MimePart.file("application/pdf", name, PDF);
    }

    private static MimePart mixed(MimePart... files) {
        List<MimePart> parts = new ArrayList<>(List.of(MimePart.text("本文です。")));
        parts.addAll(List.of(files));
        return MimePart.multipart("mixed", parts);
    }

    @Override
    public String toString() {
        return number;
    }
}
