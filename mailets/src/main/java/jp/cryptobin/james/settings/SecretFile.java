package jp.cryptobin.james.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import jp.cryptobin.james.vault.GatewaySecret;

/** The secret of a gateway for which nobody has set one. */
public enum SecretFile {
    /** Made at the first start, readable by its owner only, and kept. */
    MADE_AT_START {
        @Override
        GatewaySecret secret(Path file) {
            makeUnlessThere(file, new SecureRandom());
            return read(file);
        }
    },
    /** Left to the server: what only looks at the settings makes no file. */
    LEFT_TO_THE_SERVER {
        @Override
        GatewaySecret secret(Path file) {
            return Files.exists(file) ? read(file) : GatewaySecret.parse(text(new SecureRandom()));
        }
    };

    private static final int OCTETS = 48;

    /**
     * The secret.
     *
     * @param file where it is kept
     * @throws SettingsException if the file cannot be made or read, or holds something else
     */
    abstract GatewaySecret secret(Path file);

    private static GatewaySecret read(Path file) {
        try {
            return GatewaySecret.read(file);
        } catch (IOException | IllegalArgumentException wrong) {
            throw new SettingsException("vault.secret is not set, and that in " + file + " cannot be used: " + wrong);
        }
    }

    private static String text(SecureRandom random) {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return Base64.getEncoder().encodeToString(octets);
    }

    private static void makeUnlessThere(Path file, SecureRandom random) {
        if (Files.exists(file)) {
            return;
        }
        try {
            // Under another name first, so that nobody finds half of it.
            Path half = Files.createTempFile(file.toAbsolutePath().getParent(), "cryptobin", ".secret", owner(file));
            try {
                Files.writeString(half, text(random) + "\n", StandardCharsets.US_ASCII);
                Files.createLink(file, half);
            } finally {
                Files.delete(half);
            }
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // By another, and just as good.
            return;
        } catch (IOException | UnsupportedOperationException impossible) {
            throw new SettingsException(
                    "vault.secret is not set, and a secret cannot be kept in " + file + ": " + impossible);
        }
    }

    private static FileAttribute<?>[] owner(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
