package jp.cryptobin.james.mailets;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.Provider;
import java.security.Security;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the octets that go into SHA-256 digests, of the whole virtual machine, until it is closed. */
final class CountedDigests implements AutoCloseable {
    private static final String NAME = "counted-digests";
    private static final AtomicLong OCTETS = new AtomicLong();

    private CountedDigests() {}

    static CountedDigests begin() {
        OCTETS.set(0);
        Security.insertProviderAt(new Counting(), 1);
        return new CountedDigests();
    }

    long octets() {
        return OCTETS.get();
    }

    @Override
    public void close() {
        Security.removeProvider(NAME);
    }

    private static final class Counting extends Provider {
        private static final long serialVersionUID = 1;

        Counting() {
            super(NAME, "1", "for tests");
            put("MessageDigest.SHA-256", Digest.class.getName());
        }
    }

    /** The digest of the Java platform, counted. */
    public static final class Digest extends MessageDigestSpi {
        private final MessageDigest digest;

        public Digest() throws GeneralSecurityException {
            digest = MessageDigest.getInstance("SHA-256", "SUN");
        }

        @Override
        protected void engineUpdate(byte octet) {
            OCTETS.incrementAndGet();
            digest.update(octet);
        }

        @Override
        protected void engineUpdate(byte[] octets, int offset, int length) {
            OCTETS.addAndGet(length);
            digest.update(octets, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            return digest.digest();
        }

        @Override
        protected void engineReset() {
            digest.reset();
        }
    }
}
