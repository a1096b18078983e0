package jp.cryptobin.james.body.html;

import java.io.OutputStream;

/** Counts what the memory of a page depends on. */
final class PageSize extends OutputStream {
    private long octets;
    private long tags;

    @Override
    public void write(int octet) {
        octets++;
        tags += octet == '<' ? 1 : 0;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(buffer[i]);
        }
    }

    long octets() {
        return octets;
    }

    long tags() {
        return tags;
    }
}
