package jp.cryptobin.james.sandbox.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that everything on disk is sealed under. Each file has a key of its own, derived from this one. */
public final class MasterKey {
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final SecretKeySpec key;

    private MasterKey(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /**
     * The key in a file: 64 hexadecimal digits. A missing file is created, readable by its owner only.
     *
     * @throws IOException when the file cannot be read or made, holds no key, or is open to other users
     */
    public static MasterKey at(Path file, SecureRandom random) throws IOException {
        if (Files.notExists(file)) {
            byte[] fresh = new byte[BYTES];
            random.nextBytes(fresh);
            writeOwnerOnly(file, HexFormat.of().formatHex(fresh));
        }
        if (posix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException("Key file " + file + " is open to other users; expected permissions rw-------");
        }
        try {
            byte[] key =
                    HexFormat.of().parseHex(Files.readString(file, US_ASCII).strip());
            if (key.length == BYTES) {
                return new MasterKey(key);
            }
        } catch (IllegalArgumentException notHexadecimal) {
            // The message below names what is expected; the content of a key file is not repeated.
        }
        throw new IOException("Key file " + file + " does not hold 64 hexadecimal digits");
    }

    /** Writes a secret into a new file that only its owner can read. */
    public static void writeOwnerOnly(Path file, String secret) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Directories.make(parent);
        }
        if (posix(parent == null ? file : parent)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createFile(file);
        }
        Files.writeString(file, secret + "\n", UTF_8, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }

    /** The key of one file; its salt makes it fresh, its context ties it to the place it was written for. */
    SecretKey fileKey(byte[] salt, String context) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        mac.update(salt);
        return new SecretKeySpec(mac.doFinal(context.getBytes(UTF_8)), "AES");
    }

    private static boolean posix(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
    }
}
