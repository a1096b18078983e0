package jp.cryptobin.james.message;

import java.io.ByteArrayOutputStream;

/** The octets of an HTML body, up to a limit. */
final class HtmlBodyBuffer {
    private final int limit;
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private boolean overLimit;

    HtmlBodyBuffer(int limit) {
        this.limit = limit;
    }

    void add(byte[] buffer, int length) {
        if (octets.size() + length > limit) {
            overLimit = true;
        } else {
            octets.write(buffer, 0, length);
        }
    }

    boolean overLimit() {
        return overLimit;
    }

    byte[] octets() {
        return octets.toByteArray();
    }
}
