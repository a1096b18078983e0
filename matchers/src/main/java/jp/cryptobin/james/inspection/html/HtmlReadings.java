package jp.cryptobin.james.inspection.html;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    private static final Pattern META_CHARSET = Pattern.compile(
            "<meta[^>]{0,200}?charset\\s*+=\\s*+[\"']?\\s*+([A-Za-z0-9_:.+-]{1,40})", Pattern.CASE_INSENSITIVE);

    private HtmlReadings() {}

    /** Whether text/plain starts like a document that a generous client shows as HTML. */
    public static boolean looksLikeHtml(byte[] octets) {
        String start = new String(octets, 0, Math.min(512, octets.length), StandardCharsets.ISO_8859_1)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return DOCUMENT.matcher(start).find();
    }

    private static boolean isUtf7(String label) {
        return CharsetLabels.decoder(label).filter(Utf7.CHARSET::equals).isPresent()
                || label.toLowerCase(Locale.ROOT).contains("utf-7");
    }

    private static boolean isAsciiBased(byte[] octets) {
        for (byte octet : octets) {
            if (octet == 0 || octet == 0x1b) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> metaCharset(String html) {
        Matcher meta = META_CHARSET.matcher(html.substring(0, Math.min(html.length(), 16_384)));
        return meta.find() ? Optional.of(meta.group(1)) : Optional.empty();
    }

    /**
     * Every reading; none where some reader may find another that cannot be made here.
     *
     * @param octets the body without transfer encoding
     * @param charsetLabel what the MIME header says of its charset
     */
    static Set<String> of(byte[] octets, String charsetLabel) {
        Optional<Charset> declared = CharsetLabels.decoder(charsetLabel);
        String latin = new String(octets, StandardCharsets.ISO_8859_1);
        boolean utf7 = isUtf7(charsetLabel)
                || metaCharset(latin).filter(HtmlReadings::isUtf7).isPresent();
        if (utf7 || (!charsetLabel.isBlank() && declared.isEmpty() && !isAsciiBased(octets))) {
            return Set.of();
        }
        Set<Charset> charsets = new LinkedHashSet<>();
        declared.ifPresent(charsets::add);
        if (declared.filter(StandardCharsets.UTF_16::equals).isPresent()) {
            // Without a byte order mark readers differ in which octet comes first.
            charsets.add(StandardCharsets.UTF_16LE);
            charsets.add(StandardCharsets.UTF_16BE);
        }
        byteOrderMark(octets).ifPresent(charsets::add);
        metaCharset(latin).flatMap(CharsetLabels::decoder).ifPresent(charsets::add);
        Set<String> readings = new LinkedHashSet<>();
        readings.add(latin);
        charsets.forEach(charset -> readings.add(new String(octets, charset)));
        return readings;
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
