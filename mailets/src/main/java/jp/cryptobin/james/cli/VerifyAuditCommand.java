package jp.cryptobin.james.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import jp.cryptobin.james.audit.AuditCheck;
import jp.cryptobin.james.audit.AuditReport;
import jp.cryptobin.james.template.DisplayText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether the lines of audit files are those that were written, in their order. */
@Command(
        name = "verify-audit",
        description = {
            "Finds lines of audit files that were changed, taken away, put in or moved. Give the files from the oldest to"
                    + " the newest; those that end in .gz are unpacked.",
            "Exit status: 0 the lines are whole, 1 some are not, 2 a file could not be read."
        })
final class VerifyAuditCommand implements Callable<Integer> {
    private static final int MOST_CHARACTERS = 1_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--last",
            paramLabel = "HASH",
            description = "the hash that the newest line must have, as it was noted elsewhere; finds lines that were"
                    + " taken from the end")
    private @Nullable String last;

    @CommandLine.Parameters(paramLabel = "FILE", arity = "1..*", description = "audit files, oldest first")
    private List<Path> files = new ArrayList<>();

    private VerifyAuditCommand() {}

    @Override
    public Integer call() {
        AuditCheck check = new AuditCheck();
        for (Path file : files) {
            try (BufferedReader lines = open(file)) {
                check.read(file.toString(), lines);
            } catch (IOException unreadable) {
                print(file + " cannot be read: " + unreadable);
                return 2;
            }
        }
        AuditReport report = check.report();
        report.notes().forEach(this::print);
        report.breaks().forEach(broken -> print("BROKEN " + broken.at() + " " + broken.what()));
        boolean whole = report.breaks().isEmpty() && endsAsExpected(report);
        print(report.lines() + " lines, " + (whole ? "whole" : "NOT whole"));
        return whole ? 0 : 1;
    }

    private boolean endsAsExpected(AuditReport report) {
        if (last == null) {
            return true;
        }
        boolean expected = report.lastHashes().contains(last.strip());
        if (!expected) {
            print("BROKEN no chain ends with the hash " + last + ": lines are missing at the end, or were made anew");
        }
        return expected;
    }

    /** Octets that are no US-ASCII make the line a changed one, never an unreadable file. */
    private static BufferedReader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            InputStream content = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
            return new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException failure) {
            in.close();
            throw failure;
        }
    }

    private void print(String line) {
        terminal().println(DisplayText.line(line, MOST_CHARACTERS));
    }

    private PrintWriter terminal() {
        if (spec == null) {
            throw new IllegalStateException("not called by the command line");
        }
        return spec.commandLine().getOut();
    }
}
