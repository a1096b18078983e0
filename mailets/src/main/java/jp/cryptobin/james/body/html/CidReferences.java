package jp.cryptobin.james.body.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells which URLs mean a removed part (RFC 2392: {@code cid:} and {@code mid:}). */
final class CidReferences {
    private final Map<String, RemovedPart> parts = new HashMap<>();

    CidReferences(Collection<RemovedPart> removed) {
        for (RemovedPart part : removed) {
            String id = normal(part.contentId());
            if (!id.isEmpty()) {
                parts.putIfAbsent(id, part);
            }
        }
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /**
     * The removed part that a URL refers to.
     *
     * @param url without entities or CSS escapes; read as browsers do: controls around it, tabs and line ends in it and
     *     the case of the scheme do not matter
     */
    Optional<RemovedPart> find(String url) {
        int start = 0;
        while (start < url.length() && url.charAt(start) <= ' ') {
            start++;
        }
        // Most URLs are none of ours, and some are megabytes long.
        if (start >= url.length() || "cCmM".indexOf(url.charAt(start)) < 0) {
            return Optional.empty();
        }
        String clean = withoutLineEnds(url.substring(start));
        if (clean.regionMatches(true, 0, "cid:", 0, 4)) {
            return part(clean.substring(4));
        }
        int slash = clean.lastIndexOf('/');
        return clean.regionMatches(true, 0, "mid:", 0, 4) && slash > 0
                ? part(clean.substring(slash + 1))
                : Optional.empty();
    }

    private static String withoutLineEnds(String url) {
        StringBuilder clean = new StringBuilder(url.length());
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c != '\t' && c != '\n' && c != '\r') {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    private Optional<RemovedPart> part(String reference) {
        Optional<RemovedPart> whole = lookUp(reference);
        int end = 0;
        while (end < reference.length() && reference.charAt(end) != '#' && reference.charAt(end) != '?') {
            end++;
        }
        int cut = end;
        return whole.or(() -> lookUp(reference.substring(0, cut)));
    }

    private Optional<RemovedPart> lookUp(String reference) {
        return Optional.ofNullable(parts.get(normal(percentDecoded(reference))))
                .or(() -> Optional.ofNullable(parts.get(normal(reference))));
    }

    private static String normal(String id) {
        String text = id.strip();
        if (text.startsWith("<")) {
            text = text.substring(1);
        }
        if (text.endsWith(">")) {
            text = text.substring(0, text.length() - 1);
        }
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] octets = text.getBytes(UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(octets.length);
        for (int i = 0; i < octets.length; i++) {
            int high = octets[i] == '%' && i + 2 < octets.length ? Character.digit(octets[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(octets[i + 2], 16) : -1;
            if (low >= 0) {
                decoded.write((high << 4) | low);
                i += 2;
            } else {
                decoded.write(octets[i]);
            }
        }
        return decoded.toString(UTF_8);
    }
}
