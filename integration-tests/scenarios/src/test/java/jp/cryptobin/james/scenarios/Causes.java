package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.Cause.pdf;
import static jp.cryptobin.james.scenarios.mail.MimePart.encoded;
import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.html;
import static jp.cryptobin.james.scenarios.mail.MimePart.verbatim;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import jp.cryptobin.james.scenarios.mail.MimePart;

/** A cause for every message that comes before the mail leaves. */
final class Causes {
    /** Whose login at the vault is wrong in the gateway's settings. */
    static final String STALE_DOMAIN = "stale.example.com";

    private static final byte[] PDF = Samples.pdf(1_000);

    /** The EICAR test file in two pieces, so that no scanner takes this class for it. */
    static final String VIRUS = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private Causes() {}

    static List<Cause> all() {
        return List.of(
                Cause.of("E01").files(pdf("請求書😀.pdf")).names("・請求書😀.pdf (U+1F600)"),
                Cause.of("E02").files(files(21)).names("・21 > 20"),
                Cause.of("E03").files(encoded("application/pdf", PDF)),
                Cause.of("E04").files(pdf("同じ.pdf"), pdf("同じ.pdf")).names("・同じ.pdf (×2)"),
                Cause.of("E05")
                        .section("{'forbiddenNames':['*.exe']}")
                        .files(pdf("a.pdf"), pdf("setup.exe"))
                        .names("・setup.exe"),
                Cause.of("E06").header(draft -> draft.bcc(recipients(50))).names("・51 > 50"),
                Cause.of("E07")
                        .header(draft -> draft.with("Cc: hanako..y@partner.example.org"))
                        .names("・hanako..y@partner.example.org"),
                Cause.of("E08")
                        .header(draft -> draft.with("Cc: E08@partner.example.org"))
                        .names("・e08@partner.example.org"),
                Cause.of("E09").subjectWith("あ".repeat(192)),
                Cause.of("E10").subjectWith(" 至急😀").names("・😀 (U+1F600)"),
                Cause.of("E11").section("{'service':{'state':'MAINTENANCE'}}"),
                Cause.of("E12").section("{'defaultUser':{'state':'LOCKED'}}"),
                Cause.of("E13").section("{'allowedAddresses':['192.0.2.1']}"),
                Cause.of("E14").section("{'autopilot':false}"),
                Cause.of("E15").by("e15@" + STALE_DOMAIN),
                Cause.of("E16").section("{'defaultUser':{'state':'PASSWORD_RESET'}}"),
                Cause.of("E17").section("{'defaultUser':{'state':'PASSWORD_EXPIRED'}}"),
                Cause.of("E18").section("{'defaultUser':{'state':'WITHOUT_GROUP'}}"),
                Cause.of("E19")
                        .files(pdf("a.pdf"), file("application/x-dosexec", "検体.com", ascii(VIRUS)))
                        .names("・検体.com"),
                Cause.of("E20").section("{'maxDepositBytes':999}").names("・a.pdf"),
                Cause.of("E21")
                        .section("{'forbiddenRecipients':['e21@partner.example.org']}")
                        .names("・e21@partner.example.org"),
                Cause.of("E22").body(html("<p>Logo: <img src='data:image/png;base64,iVBORw0KGgo='></p>")),
                Cause.of("E23")
                        .body(MimePart.multipart(
                                "encrypted",
                                verbatim("application/pgp-encrypted", "Version: 1"),
                                verbatim("application/octet-stream; name=a.asc", "-----BEGIN PGP MESSAGE-----"))),
                Cause.of("E25").section("{'approval':{'on':true,'approvers':[]}}"),
                Cause.of("E26").section("{'service':{'state':'TEMPORARY_ERROR'}}"),
                Cause.of("E27").section("{'service':{'state':'UNEXPECTED_ERROR'}}"),
                Cause.of("E28").section("{'service':{'state':'UPLOADS_FAIL'}}"),
                Cause.of("E29").section("{'dedicatedDomain':'vault.customer.example'}"),
                Cause.of("E30").section("{'optionEnabled':false}"),
                // Longer than RFC 5321 has it, and yet the server takes it for the name of an account.
                Cause.of("E31").by("e31-" + "x".repeat(61) + "@example.com"),
                Cause.of("E32").section("{'senders':{'%s':{'loginId':'taro','state':'WITHOUT_GROUP'}}}"),
                Cause.of("E33").section("{'optionGroupSet':false}"),
                Cause.of("E34").section("{'senders':{'%s':{'loginId':'taro','state':'LOCKED'}}}"),
                Cause.of("E35").section("{'senders':{'%s':{'loginId':'taro','state':'PASSWORD_EXPIRED'}}}"));
    }

    private static MimePart[] files(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> pdf("file-" + number + ".pdf"))
                .toArray(MimePart[]::new);
    }

    private static String[] recipients(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "e06-" + number + "@partner.example.org")
                .toArray(String[]::new);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
