package jp.cryptobin.james.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.cryptobin.james.template.DisplayText;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.TemplateSample;

/** The variables of the templates {@code deposit-receipt*}. */
final class DepositReceiptModel {
    /** As many as a mail may have. */
    private static final int MAX_FILES = 20;

    private static final int MAX_RECIPIENTS = 50;
    private static final int MAX_LINE = 250;
    private static final int MAX_LINK = 2_000;
    private static final long KILO = 1024;
    private static final String SAMPLE_LINK = "https://vault.example.com/manage/sample";

    private DepositReceiptModel() {}

    static Map<String, Object> of(DepositReceipt receipt, Languages languages) {
        Map<String, Object> model = DepositModel.of(
                receipt.to().address(),
                receipt.depositedAt(),
                receipt.zone(),
                receipt.subject(),
                receipt.awaitingApproval(),
                languages);
        model.put("hasSubject", !receipt.subject().isBlank());
        model.put("hasExpiry", receipt.expiresAt().isPresent());
        model.put(
                "expiresAt",
                receipt.expiresAt()
                        .map(expiry -> Moment.toTheMinute(expiry, receipt.zone()))
                        .orElse(""));
        model.put(
                "expiresOffset",
                receipt.expiresAt()
                        .map(expiry -> Moment.offset(expiry, receipt.zone()))
                        .orElse(""));
        model.put(
                "files",
                receipt.files().stream()
                        .limit(MAX_FILES)
                        .map(file -> Map.of("name", DisplayText.line(file.name(), MAX_LINE), "size", size(file.size())))
                        .toList());
        model.put("moreFiles", more(receipt.files().size(), MAX_FILES));
        model.put(
                "recipients",
                receipt.recipients().stream()
                        .limit(MAX_RECIPIENTS)
                        .map(recipient -> DisplayText.line(recipient, MAX_LINE))
                        .toList());
        model.put("moreRecipients", more(receipt.recipients().size(), MAX_RECIPIENTS));
        Optional<String> link = receipt.manageUrl().flatMap(DepositReceiptModel::link);
        model.put("hasManageLink", link.isPresent());
        model.put("manageLink", link.orElse(""));
        return model;
    }

    private static Object more(int all, int limit) {
        return all > limit ? Integer.toString(all - limit) : false;
    }

    /** The address, if it is one that a browser opens and that acts in no other way. */
    static Optional<String> link(URI url) {
        String ascii = url.toASCIIString();
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        boolean web = (scheme.equals("https") || scheme.equals("http")) && url.getHost() != null;
        return web && ascii.length() <= MAX_LINK ? Optional.of(ascii) : Optional.empty();
    }

    /** {@code 980 B}, {@code 12.3 KB}, {@code 1.2 MB}. */
    static String size(long octets) {
        if (octets < KILO) {
            return octets + " B";
        }
        boolean kilo = octets < KILO * KILO;
        return String.format(Locale.ROOT, "%.1f %s", octets / (double) (kilo ? KILO : KILO * KILO), kilo ? "KB" : "MB");
    }

    static List<TemplateSample> bodies() {
        List<TemplateSample> samples = new ArrayList<>();
        for (Languages languages : Languages.values()) {
            samples.add(new TemplateSample(
                    of(sample("subject", true, 1), languages),
                    languages,
                    Map.of("manageLink", SAMPLE_LINK, "name", "file name")));
            samples.add(new TemplateSample(
                    of(sample("", false, MAX_RECIPIENTS + 1), languages), languages, Map.of("name", "file name")));
        }
        return samples;
    }

    static List<TemplateSample> subjects() {
        List<TemplateSample> samples = new ArrayList<>();
        for (Languages languages : Languages.values()) {
            samples.add(new TemplateSample(of(sample("subject", true, 1), languages), languages, Map.of()));
            samples.add(new TemplateSample(of(sample("", false, 1), languages), languages, Map.of()));
        }
        return samples;
    }

    private static DepositReceipt sample(String subject, boolean told, int items) {
        return new DepositReceipt(
                new Mailbox("sender@example.com", ""),
                Instant.EPOCH,
                told ? Optional.of(Instant.EPOCH) : Optional.empty(),
                PasswordNotice.DEFAULT_ZONE,
                subject,
                told,
                Collections.nCopies(items, new DepositReceipt.StoredFile("file name", 1)),
                Collections.nCopies(items, "recipient@example.com"),
                told ? Optional.of(URI.create(SAMPLE_LINK)) : Optional.empty(),
                "0123456789abcdef",
                noHeaders());
    }

    private static OriginalHeaders noHeaders() {
        try {
            return OriginalHeaders.read(new ByteArrayInputStream(new byte[0]));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
