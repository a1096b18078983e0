package jp.cryptobin.james.body;

import java.io.OutputStream;

/** Looks at the octets written to it and keeps none of them. */
final class BodyScanner extends OutputStream {
    private final LineScanner lines = new LineScanner();
    private final OctetScanner octets = new OctetScanner();

    @Override
    public void write(int octet) {
        lines.accept(octet & 0xFF);
        octets.accept(octet & 0xFF);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            int plain = at;
            if (lines.isInText() && octets.isPlain()) {
                // Most octets of most bodies: printable, and of US-ASCII.
                while (plain < end && buffer[plain] >= ' ') {
                    plain++;
                }
            }
            if (plain - at > 1) {
                octets.pass(plain - at);
                lines.pass(plain - at, buffer[plain - 2], buffer[plain - 1]);
                at = plain;
            } else {
                write(buffer[at++]);
            }
        }
    }

    /** The facts of what was written until now, as if it ended here. */
    BodyFacts facts() {
        return new BodyFacts(octets.facts(), lines.facts());
    }
}
