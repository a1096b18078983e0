package jp.cryptobin.james.inspection.html;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.cryptobin.james.charset.CharsetLabels;
import jp.cryptobin.james.charset.Utf7;

/** HTML as every reader may decode it: as labelled, as the document says, by its byte order mark, as octets. */
public final class HtmlReadings {
    /** In lower case: past a byte order mark in UTF-8, an XML declaration and comments. */
    private static final Pattern DOCUMENT = Pattern.compile(
            "^(\u00ef\u00bb\u00bf)?\\s*+(<\\?[^>]*+>\\s*+|<!--.*?-->\\s*+)*+(<!doctype html|<(html|head|body)[\\s>])",
            Pattern.DOTALL);

    /** In a meta element or an XML declaration; wherever it stands, as readers differ in how far they look for it. */
    private static final Pattern LABEL = Pattern.compile(
            "<(?:meta|\\?xml)[^>]{0,200}?(?:charset|encoding)\\s*+=\\s*+[\"']?\\s*+([A-Za-z0-9_:.+-]{1,40})",
            Pattern.CASE_INSENSITIVE);

    /** Each is a reading more; a page has one, and some that were pasted together two. */
    private static final int MOST_LABELS = 4;

    private static final char ESCAPE = 0x1b;
    private static final char SHIFT_OUT = 0x0e;
    private static final char SHIFT_IN = 0x0f;
    private static final Pattern ESCAPES = Pattern.compile("\u001b[ -/]*+[0-~]?|[\\x0e\\x0f\\x00]");

    /** RFC 1843; what stands between them are no ASCII characters, whatever they are. */
    private static final Pattern HZ_ESCAPES = Pattern.compile("~[{}\\r]?\\n?");

    private HtmlReadings() {}

    /** Whether text/plain starts like a document that a generous client shows as HTML. */
    public static boolean looksLikeHtml(byte[] octets) {
        String start = new String(octets, 0, Math.min(512, octets.length), StandardCharsets.ISO_8859_1)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return DOCUMENT.matcher(start).find();
    }

    /**
     * Every reading, one after the other, so that they are not all held at once. False where some reader may find another
     * that cannot be made here.
     *
     * @param octets the body without transfer encoding
     * @param charsetLabel what the MIME header says of its charset
     */
    static boolean forEach(byte[] octets, String charsetLabel, Consumer<String> sink) {
        String latin = new String(octets, StandardCharsets.ISO_8859_1);
        Optional<Charset> declared = CharsetLabels.decoder(charsetLabel);
        Set<String> labels = labelsInside(latin);
        boolean plain = latin.indexOf(0) < 0 && latin.indexOf(ESCAPE) < 0;
        boolean unknown = !charsetLabel.isBlank() && declared.isEmpty() && !plain;
        if (unknown || isUnreadable(charsetLabel) || labels.stream().anyMatch(HtmlReadings::isUnreadable)) {
            return false;
        }
        Set<Charset> charsets = new LinkedHashSet<>();
        declared.ifPresent(charsets::add);
        if (!plain || declared.filter(StandardCharsets.UTF_16::equals).isPresent()) {
            // Without a byte order mark readers differ in which octet comes first.
            charsets.add(StandardCharsets.UTF_16LE);
            charsets.add(StandardCharsets.UTF_16BE);
        }
        byteOrderMark(octets).ifPresent(charsets::add);
        labels.forEach(label -> CharsetLabels.decoder(label).ifPresent(charsets::add));
        sink.accept(latin);
        // In octets that are all ASCII most charsets say the same.
        charsets.stream()
                .map(charset -> new String(octets, charset))
                .filter(reading -> !reading.equals(latin))
                .forEach(sink);
        if (!plain || latin.indexOf(SHIFT_OUT) >= 0 || latin.indexOf(SHIFT_IN) >= 0) {
            escaped(octets, latin, sink);
        }
        if (charsetLabel.toLowerCase(Locale.ROOT).startsWith("hz")
                || labels.stream().anyMatch(label -> label.startsWith("hz"))) {
            sink.accept(HZ_ESCAPES.matcher(latin).replaceAll(""));
        }
        return true;
    }

    /** Programs take escapes for those of ISO-2022 whatever the label says, and drop those that mean nothing to them. */
    private static void escaped(byte[] octets, String latin, Consumer<String> sink) {
        for (String charset : List.of("x-windows-50221", "ISO-2022-KR", "ISO-2022-CN")) {
            sink.accept(new String(octets, Charset.forName(charset)));
        }
        sink.accept(ESCAPES.matcher(latin).replaceAll(""));
    }

    private static boolean isUnreadable(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        return CharsetLabels.decoder(label).filter(Utf7.CHARSET::equals).isPresent()
                || lower.contains("utf-7")
                || lower.contains("utf7");
    }

    private static Set<String> labelsInside(String html) {
        Set<String> labels = new LinkedHashSet<>();
        Matcher label = LABEL.matcher(html);
        while (labels.size() < MOST_LABELS && label.find()) {
            labels.add(label.group(1).toLowerCase(Locale.ROOT));
        }
        return labels;
    }

    private static Optional<Charset> byteOrderMark(byte[] octets) {
        if (octets.length < 2) {
            return Optional.empty();
        }
        int first = octets[0] & 0xff;
        int second = octets[1] & 0xff;
        if (first == 0xfe && second == 0xff) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return first == 0xff && second == 0xfe ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }
}
