package jp.cryptobin.james.body.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import jp.cryptobin.james.body.BodyCharset;
import jp.cryptobin.james.body.BodyContent;
import jp.cryptobin.james.body.Transcoder;

/** HTML in a charset that no octet can be inserted into (UTF-16, UTF-32, UTF-7): it is read, and leaves as UTF-8. */
final class DecodedHtml implements HtmlSource {
    private final String source;

    DecodedHtml(byte[] octets, BodyCharset charset) {
        this.source = new String(
                Transcoder.toUtf8(BodyContent.of(octets), charset.reader()).toBytes(), UTF_8);
    }

    @Override
    public String view() {
        return " ".repeat(start()) + source.substring(start());
    }

    @Override
    public int start() {
        return source.startsWith("\uFEFF") ? 1 : 0;
    }

    @Override
    public String text(int from, int to) {
        return source.substring(from, to);
    }

    @Override
    public byte[] splice(List<Splice> splices) {
        StringBuilder edited = new StringBuilder(source.length());
        int done = 0;
        for (Splice splice : splices) {
            edited.append(source, done, splice.from()).append(splice.replacement());
            done = splice.to();
        }
        return edited.append(source, done, source.length()).toString().getBytes(UTF_8);
    }

    @Override
    public Optional<String> newCharset() {
        return Optional.of("UTF-8");
    }
}
