package jp.cryptobin.james.handover;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The notes in a file: one line for each hand-over, and what earlier runs left. A killed process loses nothing of what
 * it wrote, so nothing is forced to the disk; what a machine without power had is not used at all.
 */
final class HandOverFile {
    private static final String TITLE = "hand-overs 1 ";
    /** In this time whatever has in hand what was handed over has let go of it. */
    private static final Duration IN_HAND = Duration.ofMinutes(15);
    /** Longer than any mail waits in a queue. */
    private static final Duration WAITING = Duration.ofDays(3);

    private static final int LARGEST = 4 * 1024 * 1024;

    private final Path path;
    private final String title;
    private final Clock clock;
    private final int largest;
    /** What earlier runs left: void copies, and what they had handed over. */
    private final List<HandOverLine> earlier;

    private final Set<Line> open = new LinkedHashSet<>();
    private FileChannel channel;
    private long end;
    private long limit;

    /** A line in the file, until it is complete. */
    static final class Line {
        private final HandOverLine begun;
        private long position;

        private Line(HandOverLine begun) {
            this.begun = begun;
        }
    }

    private HandOverFile(Path path, String title, Clock clock, int largest, List<HandOverLine> earlier)
            throws IOException {
        this.path = path;
        this.title = title;
        this.clock = clock;
        this.largest = largest;
        this.earlier = List.copyOf(earlier);
        this.channel = written(List.of());
    }

    static HandOverFile open(Path path, String boot, Clock clock) throws IOException {
        return open(path, boot, clock, LARGEST);
    }

    /** @param largest size of the file, beyond which it is written anew without what is over */
    static HandOverFile open(Path path, String boot, Clock clock, int largest) throws IOException {
        String title = TITLE + (boot.isEmpty() ? "?" : boot);
        List<HandOverLine> left = List.of();
        if (Files.exists(path)) {
            List<String> lines = Files.readAllLines(path, ISO_8859_1);
            if (!boot.isEmpty() && !lines.isEmpty() && lines.get(0).equals(title)) {
                left = left(lines, clock.instant());
            }
        } else {
            Files.createDirectories(path.toAbsolutePath().getParent());
        }
        return new HandOverFile(path, title, clock, largest, left);
    }

    /** What the lines of earlier runs say to this one. */
    private static List<HandOverLine> left(List<String> lines, Instant now) {
        List<HandOverLine> all =
                lines.stream().map(HandOverLine::read).flatMap(Optional::stream).toList();
        Instant last =
                all.stream().map(HandOverLine::at).max(Instant::compareTo).orElse(now);
        List<HandOverLine> left = new ArrayList<>();
        for (HandOverLine line : all) {
            switch (line.state()) {
                case HandOverLine.BEGUN ->
                    left.add(new HandOverLine(HandOverLine.VOID, now, line.copy(), HandOverLine.NONE));
                case HandOverLine.COMPLETE -> {
                    // However long the server was down: what it had in hand is what it has in hand again.
                    if (line.at().plus(IN_HAND).isAfter(last)) {
                        left.add(new HandOverLine(HandOverLine.DONE, now, HandOverLine.NONE, line.name()));
                    }
                }
                case HandOverLine.DONE -> {
                    if (line.at().plus(IN_HAND).isAfter(now)) {
                        left.add(line);
                    }
                }
                default -> {
                    if (line.at().plus(WAITING).isAfter(now)) {
                        left.add(line);
                    }
                }
            }
        }
        return left;
    }

    Set<String> voidBefore() {
        Set<String> copies = new HashSet<>();
        earlier.stream().map(HandOverLine::copy).forEach(copies::add);
        copies.remove(HandOverLine.NONE);
        return copies;
    }

    Set<String> doneBefore() {
        Set<String> names = new HashSet<>();
        earlier.stream().map(HandOverLine::name).forEach(names::add);
        names.remove(HandOverLine.NONE);
        return names;
    }

    synchronized Line begin(String name, String copy) throws IOException {
        if (end > limit) {
            shorten();
        }
        Line line = new Line(new HandOverLine(HandOverLine.BEGUN, clock.instant(), copy, name));
        line.position = append(line.begun);
        open.add(line);
        return line;
    }

    /** @return where the line begins */
    private long append(HandOverLine line) throws IOException {
        long position = end;
        try {
            end += write(channel, line.octets(), position);
            return position;
        } catch (IOException failure) {
            // The next line is written over what was written of this one.
            channel.truncate(position);
            throw failure;
        }
    }

    private static int write(FileChannel to, byte[] octets, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        while (buffer.hasRemaining()) {
            int unused = to.write(buffer, position + buffer.position());
        }
        return octets.length;
    }

    synchronized void complete(Line line) throws IOException {
        open.remove(line);
        int unused = write(channel, new byte[] {(byte) HandOverLine.COMPLETE}, line.position);
    }

    /** Leaves out what nobody can have in hand any more. */
    private void shorten() throws IOException {
        Instant oldest = clock.instant().minus(IN_HAND);
        List<HandOverLine> recent = Files.readAllLines(path, ISO_8859_1).stream()
                .map(HandOverLine::read)
                .flatMap(Optional::stream)
                .filter(line ->
                        line.state() == HandOverLine.COMPLETE && line.at().isAfter(oldest)
                                || line.state() == HandOverLine.BEGUN)
                .filter(line ->
                        open.stream().noneMatch(mine -> mine.begun.copy().equals(line.copy())))
                .toList();
        FileChannel before = channel;
        channel = written(recent);
        before.close();
    }

    /** Writes the file anew: what earlier runs left, the lines, and what is open. */
    private FileChannel written(List<HandOverLine> lines) throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".new");
        FileChannel to = FileChannel.open(next, CREATE, WRITE, READ, TRUNCATE_EXISTING);
        try {
            long at = write(to, (title + "\n").getBytes(US_ASCII), 0);
            for (HandOverLine line : earlier) {
                at += write(to, line.octets(), at);
            }
            for (HandOverLine line : lines) {
                at += write(to, line.octets(), at);
            }
            List<Long> positions = new ArrayList<>();
            for (Line line : open) {
                positions.add(at);
                at += write(to, line.begun.octets(), at);
            }
            Files.move(next, path, ATOMIC_MOVE, REPLACE_EXISTING);
            // Not before the new file is the file.
            Iterator<Long> position = positions.iterator();
            open.forEach(line -> line.position = position.next());
            end = at;
            limit = Math.max(largest, 2 * at);
            return to;
        } catch (IOException failure) {
            to.close();
            throw failure;
        }
    }
}
