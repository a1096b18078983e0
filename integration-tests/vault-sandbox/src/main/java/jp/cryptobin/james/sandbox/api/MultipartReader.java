package jp.cryptobin.james.sandbox.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import jp.cryptobin.james.sandbox.contract.ProblemCode;
import jp.cryptobin.james.sandbox.contract.Refusal;
import jp.cryptobin.james.sandbox.contract.RefusedException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** Reads multipart/form-data as a stream: what it holds in memory is one buffer, whatever the size of the parts. */
final class MultipartReader {
    private static final int BUFFER = 64 * 1024;
    /** A part has two or three header fields; a file name of 255 Japanese characters takes 765 octets. */
    private static final int MAX_HEADER = 8 * 1024;

    private MultipartReader() {}

    static void read(InputStream in, @Nullable String contentType, Parts parts) throws IOException, RefusedException {
        String type = contentType == null ? "" : contentType;
        String boundary = MultiPart.extractBoundary(type);
        if (boundary == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw new RefusedException(Refusal.malformed("Content-Type must be multipart/form-data with a boundary"));
        }
        Listener listener = new Listener(parts);
        MultiPart.Parser parser = new MultiPart.Parser(boundary, listener);
        parser.setPartHeadersMaxLength(MAX_HEADER);
        byte[] buffer = new byte[BUFFER];
        int length = 0;
        while (length >= 0 && !listener.complete && parts.wantsMore()) {
            length = readSome(in, buffer);
            parser.parse(
                    length < 0 ? Content.Chunk.EOF : Content.Chunk.from(ByteBuffer.wrap(buffer, 0, length), false));
            listener.throwFailure();
        }
    }

    private static int readSome(InputStream in, byte[] buffer) throws ClientGoneException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }

    /** What a callback throws is kept and thrown by the loop: the parser itself swallows it. */
    private static final class Listener extends MultiPart.AbstractPartsListener {
        private final Parts parts;
        private boolean complete;
        private @Nullable Exception failure;

        Listener(Parts parts) {
            this.parts = parts;
        }

        @Override
        public void onPartHeaders() {
            guarded(() -> parts.begin(getName(), getFileName()));
        }

        @Override
        public void onPartContent(Content.Chunk chunk) {
            guarded(() -> parts.content(chunk.getByteBuffer()));
        }

        @Override
        public void onPart(@Nullable String name, @Nullable String fileName, HttpFields headers) {
            guarded(parts::end);
        }

        @Override
        public void onComplete() {
            complete = true;
        }

        @Override
        public void onFailure(Throwable cause) {
            guarded(() -> {
                throw new RefusedException(
                        Refusal.of(ProblemCode.UPLOAD_FAILED, "The multipart body is broken: " + cause.getMessage()));
            });
        }

        void throwFailure() throws IOException, RefusedException {
            if (failure instanceof IOException io) {
                throw io;
            }
            if (failure instanceof RefusedException refused) {
                throw refused;
            }
            if (failure instanceof RuntimeException unexpected) {
                throw unexpected;
            }
        }

        private void guarded(Step step) {
            if (failure == null && parts.wantsMore()) {
                try {
                    step.run();
                } catch (IOException | RefusedException | RuntimeException e) {
                    failure = e;
                }
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException, RefusedException;
    }
}
