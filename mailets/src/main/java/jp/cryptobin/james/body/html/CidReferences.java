package jp.cryptobin.james.body.html;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.cryptobin.james.html.ContentUrl;

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
     * @param url without entities or CSS escapes
     */
    Optional<RemovedPart> find(String url) {
        return ContentUrl.cid(url).or(() -> ContentUrl.mid(url)).flatMap(this::part);
    }

    private Optional<RemovedPart> part(ContentUrl url) {
        String reference = url.reference();
        Optional<RemovedPart> whole = lookUp(url);
        int end = 0;
        while (end < reference.length() && reference.charAt(end) != '#' && reference.charAt(end) != '?') {
            end++;
        }
        int cut = end;
        return whole.or(() -> lookUp(new ContentUrl(reference.substring(0, cut))));
    }

    private Optional<RemovedPart> lookUp(ContentUrl url) {
        return Optional.ofNullable(parts.get(normal(url.id())))
                .or(() -> Optional.ofNullable(parts.get(normal(url.reference()))));
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
}
