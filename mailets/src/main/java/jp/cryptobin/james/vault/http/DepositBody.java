package jp.cryptobin.james.vault.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import jp.cryptobin.james.vault.Deposit;
import jp.cryptobin.james.vault.DepositFile;
import jp.cryptobin.james.vault.FileContents;
import jp.cryptobin.james.vault.Sha256;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * The multipart/form-data body of a deposit (RFC 7578), written while the files are being read: the JSON part, then a
 * part per file. Its length is known beforehand from the announced sizes, and it reaches that length only when every
 * file was the announced one; otherwise the request breaks off and the vault cannot take it for a whole one.
 */
final class DepositBody extends RequestBody {
    private static final int BUFFER = 16 * 1024;
    private static final String CRLF = "\r\n";

    private final Deposit deposit;
    private final FileContents contents;
    private final String boundary;
    private final List<byte[]> heads = new ArrayList<>();
    private final byte[] end;
    private volatile boolean complete;

    DepositBody(Deposit deposit, FileContents contents) {
        this.deposit = deposit;
        this.contents = contents;
        // No file can hold this line but by breaking HMAC, since the sender does not have the gateway's secret.
        this.boundary = "cryptobin-" + deposit.key().value();
        String json = "--" + boundary + CRLF + "Content-Disposition: form-data; name=\"deposit\"" + CRLF
                + "Content-Type: application/json" + CRLF + CRLF + DepositJson.write(deposit);
        heads.add(octets(json + fileHead(deposit.files().get(0))));
        deposit.files().stream().skip(1).forEach(file -> heads.add(octets(fileHead(file))));
        this.end = octets(CRLF + "--" + boundary + "--" + CRLF);
    }

    /** Everything before a file's first octet. The type of a file is in the JSON; nobody is to act on it here. */
    private String fileHead(DepositFile file) {
        return CRLF + "--" + boundary + CRLF + "Content-Disposition: form-data; name=\"file\"; filename=\""
                + quotable(file.name()) + "\"" + CRLF + "Content-Type: application/octet-stream" + CRLF + CRLF;
    }

    /** As browsers do it (WHATWG HTML, multipart/form-data encoding): UTF-8, and only what breaks the field escaped. */
    private static String quotable(String name) {
        return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    private static byte[] octets(String text) {
        return text.getBytes(UTF_8);
    }

    /** Whether every octet was handed to the connection: an acceptance of less than that is none. */
    boolean complete() {
        return complete;
    }

    @Override
    public MediaType contentType() {
        return MediaType.get("multipart/form-data; boundary=" + boundary);
    }

    @Override
    public long contentLength() {
        long length = end.length;
        for (int i = 0; i < heads.size(); i++) {
            length += heads.get(i).length + deposit.files().get(i).size();
        }
        return length;
    }

    /** The mail is read once per try, and a try is decided on elsewhere. */
    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        Parts parts = new Parts(sink);
        try {
            contents.writeTo(parts);
        } catch (IOException | RuntimeException e) {
            throw parts.first(e);
        }
        parts.checkEnd();
        sink.write(end);
        complete = true;
    }

    /** Takes the files as they come, and remembers the first failure in case the reader passes over it. */
    private final class Parts implements FileContents.FileSink {
        private final BufferedSink sink;
        private int next;
        private @Nullable IOException failure;

        Parts(BufferedSink sink) {
            this.sink = sink;
        }

        @Override
        public void file(int index, InputStream content) throws IOException {
            if (failure != null) {
                throw failure;
            }
            try {
                if (index != next || index >= heads.size()) {
                    throw new ContentException(
                            Failure.CONTENT_DIFFERS,
                            "file " + (index + 1) + " of " + heads.size() + " came when file " + (next + 1)
                                    + " was due");
                }
                sink.write(heads.get(index));
                copy(index, content);
                next++;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        private void copy(int index, InputStream content) throws IOException {
            DepositFile file = deposit.files().get(index);
            MessageDigest digest = Sha256.newDigest();
            byte[] buffer = new byte[BUFFER];
            long copied = 0;
            for (int n = read(index, content, buffer); n >= 0; n = read(index, content, buffer)) {
                copied += n;
                if (copied > file.size()) {
                    throw new ContentException(
                            Failure.CONTENT_DIFFERS,
                            label(index) + " has more than the " + file.size() + " octets announced");
                }
                digest.update(buffer, 0, n);
                sink.write(buffer, 0, n);
            }
            if (copied < file.size()) {
                throw new ContentException(
                        Failure.CONTENT_DIFFERS,
                        label(index) + " has " + copied + " octets; announced were " + file.size());
            }
            if (!Sha256.finish(digest).equals(file.sha256())) {
                throw new ContentException(
                        Failure.CONTENT_DIFFERS, label(index) + " has another digest than the one announced");
            }
        }

        private int read(int index, InputStream content, byte[] buffer) throws ContentException {
            try {
                return content.read(buffer);
            } catch (IOException | RuntimeException e) {
                throw new ContentException(Failure.CONTENT_UNREADABLE, label(index) + ": " + Exchange.name(e), e);
            }
        }

        /** What went wrong first, in the words of whoever it went wrong for. */
        IOException first(Exception thrown) {
            if (failure != null) {
                return failure;
            }
            String where = next < heads.size() ? "before " + label(next) : "after the last file";
            return new ContentException(Failure.CONTENT_UNREADABLE, where + ": " + Exchange.name(thrown), thrown);
        }

        void checkEnd() throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (next < heads.size()) {
                throw new ContentException(Failure.CONTENT_DIFFERS, label(next) + " never came");
            }
        }

        private String label(int index) {
            return "file " + (index + 1) + " '" + deposit.files().get(index).name() + "'";
        }
    }
}
