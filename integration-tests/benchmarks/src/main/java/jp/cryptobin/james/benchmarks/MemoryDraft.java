package jp.cryptobin.james.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import jp.cryptobin.james.rebuild.Draft;

/** A draft that takes no time of a disk. */
final class MemoryDraft implements Draft {
    private ByteArrayOutputStream octets = new ByteArrayOutputStream();

    @Override
    public OutputStream write() {
        octets = new ByteArrayOutputStream();
        return octets;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(octets.toByteArray());
    }
}
