package jp.cryptobin.james.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.cryptobin.james.charset.CharsetLabels;
import jp.cryptobin.james.charset.UnlabelledOctets;
import jp.cryptobin.james.charset.WindowsIso2022Jp;

/**
 * Text of header fields as people read it: encoded words (RFC 2047) with the charsets that senders really use, also
 * where the standard does not allow them (inside quoted strings, without white space between), and raw 8-bit text.
 * Octets of adjacent words in one charset are joined before they are decoded, because senders split characters.
 */
public final class HeaderText {
    /** Language suffix (RFC 2231) allowed; text may hold spaces, as some clients send it. */
    private static final Pattern ENCODED_WORD =
            Pattern.compile("=\\?([^?*\\s]{1,60})(?:\\*[^?]{0,20})?\\?([bBqQ])\\?([^?]*)\\?=");

    private HeaderText() {}

    /**
     * Decodes a field value.
     *
     * @param octets a field value with one character per octet (ISO-8859-1), unfolded
     */
    public static String decode(String octets) {
        if (!octets.contains("=?")) {
            return rawText(octets);
        }
        Decoding decoding = new Decoding();
        Matcher word = ENCODED_WORD.matcher(octets);
        int position = 0;
        while (word.find()) {
            String between = octets.substring(position, word.start());
            Optional<Charset> charset = CharsetLabels.decoder(word.group(1));
            if (charset.isEmpty()) {
                decoding.plain(between + word.group());
            } else {
                if (!between.isBlank() || !decoding.afterWord()) {
                    decoding.plain(between);
                }
                byte[] decoded = word.group(2).equalsIgnoreCase("b") ? base64(word.group(3)) : quoted(word.group(3));
                decoding.word(charset.get(), decoded);
            }
            position = word.end();
        }
        decoding.plain(octets.substring(position));
        return decoding.text();
    }

    /** A value without encoded words: US-ASCII, or raw octets in a charset that fits. */
    static String rawText(String octets) {
        if (octets.chars().allMatch(c -> c < 0x80 && c != 0x1b)) {
            return octets;
        }
        byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
        if (octets.indexOf(0x1b) >= 0 && octets.chars().allMatch(c -> c < 0x80)) {
            return new String(bytes, WindowsIso2022Jp.CHARSET);
        }
        return new String(bytes, UnlabelledOctets.guess(bytes));
    }

    private static byte[] base64(String encoded) {
        StringBuilder clean = new StringBuilder(encoded.length());
        encoded.chars()
                .filter(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/'))
                .forEach(c -> clean.append((char) c));
        if (clean.length() % 4 == 1) {
            clean.setLength(clean.length() - 1);
        }
        return Base64.getDecoder().decode(clean.toString());
    }

    private static byte[] quoted(String encoded) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '=' && i + 2 < encoded.length()) {
                int high = Character.digit(encoded.charAt(i + 1), 16);
                int low = Character.digit(encoded.charAt(i + 2), 16);
                if (high >= 0 && low >= 0) {
                    out.write(high << 4 | low);
                    i += 2;
                    continue;
                }
            }
            out.write(c == '_' ? ' ' : c);
        }
        return out.toByteArray();
    }

    private static final class Decoding {
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
        private Charset pendingCharset = StandardCharsets.UTF_8;
        private boolean afterWord;

        boolean afterWord() {
            return afterWord;
        }

        void plain(String octets) {
            flush();
            text.append(rawText(octets));
            afterWord = false;
        }

        void word(Charset charset, byte[] decoded) {
            // A stateful charset starts anew in each word; joining would need the state to be reset in between.
            if (!charset.equals(pendingCharset) || charset.name().contains("022")) {
                flush();
            }
            pendingCharset = charset;
            pending.writeBytes(decoded);
            afterWord = true;
        }

        private void flush() {
            byte[] octets = pending.toByteArray();
            text.append(new String(octets, CharsetLabels.actual(pendingCharset, octets)));
            pending.reset();
        }

        String text() {
            flush();
            return text.toString();
        }
    }
}
