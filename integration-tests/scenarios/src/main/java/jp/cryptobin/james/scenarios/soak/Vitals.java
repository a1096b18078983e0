package jp.cryptobin.james.scenarios.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server takes at a moment.
 *
 * @param heap in MiB, in use after a collection of everything
 * @param descriptors that are open
 */
record Vitals(double heap, int threads, int descriptors) {
    private static final Pattern USED = Pattern.compile("generation\\s+total \\d+K, used (\\d+)K");
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)$");

    static Vitals of(long pid) throws IOException {
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        long kibibytes = 0;
        while (used.find()) {
            kibibytes += Long.parseLong(used.group(1));
        }
        Path process = Path.of("/proc/" + pid);
        Matcher threads = THREADS.matcher(Files.readString(process.resolve("status")));
        if (kibibytes == 0 || !threads.find()) {
            throw new IOException("The server " + pid + " says nothing of itself");
        }
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            return new Vitals(kibibytes / 1024.0, Integer.parseInt(threads.group(1)), (int) open.count());
        }
    }

    private static String jcmd(long pid, String command) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(
                        jcmd.toString(),
                        "-J-Xmx32m",
                        "-J-XX:+UseSerialGC",
                        "-J-XX:TieredStopAtLevel=1",
                        Long.toString(pid),
                        command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }
}
