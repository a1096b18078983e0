package jp.cryptobin.james.inspection.html;

import java.io.ByteArrayOutputStream;

/** The octets of an HTML body, up to a limit. */
public final class HtmlBodyBuffer {
    private final int limit;
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private boolean overLimit;

    public HtmlBodyBuffer(int limit) {
        this.limit = limit;
    }

    public void add(byte[] buffer, int length) {
        if (octets.size() + length > limit) {
            overLimit = true;
        } else {
            octets.write(buffer, 0, length);
        }
    }

    public boolean overLimit() {
        return overLimit;
    }

    public byte[] octets() {
        return octets.toByteArray();
    }
}
