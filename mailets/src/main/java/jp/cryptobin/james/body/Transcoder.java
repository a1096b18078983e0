package jp.cryptobin.james.body;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns the octets written to it into UTF-8, in constant memory. In a charset of one octet a character, an octet without
 * meaning becomes the control character of the same number, as browsers do; elsewhere it becomes U+FFFD and is counted.
 * {@link #finish()} must be called at the end.
 */
public final class Transcoder extends OutputStream {
    private static final int CHUNK = 8192;

    private final OutputStream out;
    private final CharsetDecoder decoder;
    private final boolean singleOctets;
    private final ByteBuffer in = ByteBuffer.allocate(CHUNK);
    private final CharBuffer chars = CharBuffer.allocate(CHUNK);
    private long lost;

    Transcoder(Charset from, OutputStream out) {
        this.out = out;
        this.decoder = from.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.singleOctets = from.canEncode() && from.newEncoder().maxBytesPerChar() <= 1;
    }

    /** A body in UTF-8. */
    public static BodyContent toUtf8(BodyContent content, Charset from) {
        return out -> {
            Transcoder transcoder = new Transcoder(from, out);
            content.writeTo(transcoder);
            transcoder.finish();
        };
    }

    /** Octets in which the charset has no character. */
    public static long lost(BodyContent content, Charset from) throws IOException {
        Transcoder transcoder = new Transcoder(from, OutputStream.nullOutputStream());
        content.writeTo(transcoder);
        transcoder.finish();
        return transcoder.lost;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int step = Math.min(length - done, in.remaining());
            in.put(buffer, offset + done, step);
            done += step;
            in.flip();
            decode(false);
            in.compact();
        }
    }

    void finish() throws IOException {
        in.flip();
        decode(true);
        CoderResult result = decoder.flush(chars);
        drain();
        while (result.isOverflow()) {
            result = decoder.flush(chars);
            drain();
        }
        if (chars.position() > 0) {
            out.write(String.valueOf('\uFFFD').getBytes(StandardCharsets.UTF_8));
        }
    }

    private void decode(boolean end) throws IOException {
        while (true) {
            CoderResult result = decoder.decode(in, chars, end);
            drain();
            if (result.isUnderflow()) {
                return;
            }
            if (result.isError()) {
                replace(result.length());
            }
        }
    }

    private void replace(int length) {
        for (int i = 0; i < length; i++) {
            int octet = in.get() & 0xFF;
            if (singleOctets) {
                chars.put((char) octet);
            } else {
                lost++;
            }
        }
        if (!singleOctets) {
            chars.put('\uFFFD');
        }
    }

    /** Half of a pair of surrogates stays for the other half. */
    private void drain() throws IOException {
        int length = chars.position();
        boolean half = length > 0 && Character.isHighSurrogate(chars.get(length - 1));
        char high = half ? chars.get(length - 1) : 0;
        out.write(new String(chars.array(), 0, half ? length - 1 : length).getBytes(StandardCharsets.UTF_8));
        chars.clear();
        if (half) {
            chars.put(high);
        }
    }
}
