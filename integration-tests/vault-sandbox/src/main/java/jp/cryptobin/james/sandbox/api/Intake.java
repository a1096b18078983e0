package jp.cryptobin.james.sandbox.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jp.cryptobin.james.sandbox.contract.DepositRequest;
import jp.cryptobin.james.sandbox.contract.FileEntry;
import jp.cryptobin.james.sandbox.contract.ProblemCode;
import jp.cryptobin.james.sandbox.contract.Refusal;
import jp.cryptobin.james.sandbox.contract.RefusedException;
import jp.cryptobin.james.sandbox.deposit.StoredFile;
import jp.cryptobin.james.sandbox.deposit.Upload;
import jp.cryptobin.james.sandbox.section.VirusScan;
import org.jspecify.annotations.Nullable;

/**
 * Takes in one request: first the {@code deposit} part, which is judged before any file is read, then the files in the
 * announced order.
 */
final class Intake implements Parts, AutoCloseable {
    /** 20 names and 50 addresses at their longest are some 50 KB of JSON with every character escaped. */
    private static final int MAX_DEPOSIT_PART = 256 * 1024;

    /** Judges the announcement. */
    interface Judge {
        /** Says where the files go; null when no file is wanted because this is a replay. */
        @Nullable
        Upload judge(DepositRequest request) throws IOException, RefusedException;
    }

    private final Judge judge;
    private final VirusScan scan;
    private final ByteArrayOutputStream announcement = new ByteArrayOutputStream();
    private final List<StoredFile> stored = new ArrayList<>();
    private final List<String> infected = new ArrayList<>();
    private @Nullable DepositRequest request;
    private @Nullable Upload upload;
    private @Nullable IncomingFile current;
    private boolean satisfied;

    Intake(Judge judge, VirusScan scan) {
        this.judge = judge;
        this.scan = scan;
    }

    @Override
    public void begin(PartHeader header) throws IOException, RefusedException {
        DepositRequest announced = request;
        if (announced == null) {
            if (!header.name().equals("deposit")) {
                throw new RefusedException(
                        Refusal.malformed("The first part must be named deposit, not " + header.name()));
            }
            return;
        }
        List<FileEntry> files = announced.files();
        if (!header.name().equals("file") || stored.size() == files.size() || upload == null) {
            throw new RefusedException(Refusal.of(
                    ProblemCode.UPLOAD_FAILED,
                    "Expected " + files.size() + " parts named file after the deposit part; part " + (stored.size() + 1)
                            + " is named " + header.name()));
        }
        current = new IncomingFile(files.get(stored.size()), header.fileName(), upload);
    }

    @Override
    public void content(byte[] octets, int offset, int length) throws IOException, RefusedException {
        if (current != null) {
            current.write(octets, offset, length);
        } else if (announcement.size() + length > MAX_DEPOSIT_PART) {
            throw new RefusedException(
                    Refusal.malformed("The deposit part is larger than " + MAX_DEPOSIT_PART + " octets"));
        } else {
            announcement.write(octets, offset, length);
        }
    }

    @Override
    public void end() throws IOException, RefusedException {
        if (current == null) {
            request = Announcement.parse(announcement.toByteArray());
            upload = judge.judge(request);
            satisfied = upload == null;
            return;
        }
        try (IncomingFile file = current) {
            current = null;
            StoredFile done = file.finish();
            stored.add(done);
            if (scan != VirusScan.OFF && file.infected()) {
                infected.add(done.entry().name());
            }
        }
    }

    @Override
    public boolean wantsMore() {
        return !satisfied;
    }

    /** The request was read to its end: were all files there, and are they clean? */
    void complete() throws RefusedException {
        DepositRequest announced = request;
        if (announced == null) {
            throw new RefusedException(Refusal.malformed("There is no deposit part"));
        }
        if (stored.size() != announced.files().size()) {
            throw new RefusedException(Refusal.of(
                    ProblemCode.UPLOAD_FAILED,
                    stored.size() + " files arrived, " + announced.files().size() + " were announced",
                    announced.files().stream()
                            .skip(stored.size())
                            .map(FileEntry::name)
                            .toList()));
        }
        if (scan == VirusScan.AT_DEPOSIT && !infected.isEmpty()) {
            throw new RefusedException(Refusal.of(ProblemCode.VIRUS_FOUND, "The EICAR signature was found", infected));
        }
    }

    List<StoredFile> stored() {
        return List.copyOf(stored);
    }

    List<String> infected() {
        return List.copyOf(infected);
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
        }
        if (upload != null) {
            upload.close();
        }
    }
}
