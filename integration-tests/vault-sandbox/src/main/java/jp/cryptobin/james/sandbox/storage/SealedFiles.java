package jp.cryptobin.james.sandbox.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Writes and opens files that are encrypted at rest. Layout: 4 octets of format, 32 of salt, then the chunks. The
 * context says what the file is ("deposit 12ab/metadata"); a file opened under another context fails, so two files
 * cannot be exchanged on disk.
 */
public final class SealedFiles {
    private static final byte[] FORMAT = {'C', 'B', 'S', 1};
    private static final int SALT = 32;

    private final MasterKey key;
    private final SecureRandom random;

    public SealedFiles(MasterKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /** A new file; it must not exist yet. */
    public SealedOutputStream create(Path file, String context) throws IOException {
        byte[] header = Arrays.copyOf(FORMAT, FORMAT.length + SALT);
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        System.arraycopy(salt, 0, header, FORMAT.length, SALT);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            return new SealedOutputStream(channel, header, cipher(salt, context));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    public InputStream open(Path file, String context) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            byte[] format = in.readNBytes(FORMAT.length);
            byte[] salt = in.readNBytes(SALT);
            if (!Arrays.equals(format, FORMAT) || salt.length < SALT) {
                throw new IOException("Not a sealed file: " + file);
            }
            return new SealedInputStream(in, cipher(salt, context));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Replaces a file at once or not at all, also across a crash. */
    public void replace(Path file, String context, byte[] content) throws IOException {
        Path aside = file.resolveSibling(randomName());
        try {
            try (SealedOutputStream out = create(aside, context)) {
                out.write(content);
                out.finish();
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** 128 random bits in hexadecimal: the only kind of name that this server gives to files. */
    public String randomName() {
        byte[] name = new byte[16];
        random.nextBytes(name);
        return HexFormat.of().formatHex(name);
    }

    private ChunkCipher cipher(byte[] salt, String context) throws IOException {
        try {
            return new ChunkCipher(key.fileKey(salt, context));
        } catch (GeneralSecurityException e) {
            throw new IOException("AES-GCM is not available", e);
        }
    }
}
