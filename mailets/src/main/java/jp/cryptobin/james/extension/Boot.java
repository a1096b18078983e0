package jp.cryptobin.james.extension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The last start of this machine. */
final class Boot {
    private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

    private Boot() {}

    /** Another one after each start of the machine; empty where the system does not tell. */
    static String id() {
        try {
            return Files.readString(LINUX).strip();
        } catch (IOException notLinux) {
            return "";
        }
    }
}
