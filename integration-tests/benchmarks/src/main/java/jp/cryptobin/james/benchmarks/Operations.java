package jp.cryptobin.james.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jp.cryptobin.james.inspection.FileReader;
import jp.cryptobin.james.inspection.InspectedMessage;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.MessageInspector;
import jp.cryptobin.james.inspection.Part;
import jp.cryptobin.james.mime.MessageSource;
import jp.cryptobin.james.mime.PartPath;
import jp.cryptobin.james.rebuild.Notices;
import jp.cryptobin.james.rebuild.RebuildOutcome;
import jp.cryptobin.james.rebuild.RebuildSettings;
import jp.cryptobin.james.rebuild.SafeRebuilder;
import jp.cryptobin.james.vault.DepositOutcome;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The operations that a mail with files goes through, one by one, on a mail in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Operations {
    private static final Notices NOTICES = new Notices("notice", "<p>notice</p>");

    private final MessageInspector inspector = new MessageInspector(InspectionSettings.DEFAULT);
    private final SafeRebuilder rebuilder = new SafeRebuilder(RebuildSettings.DEFAULT);
    private MessageSource mail;
    private InspectedMessage inspected;
    private MessageSource bodies;
    private MessageSource files;
    private Set<PartPath> paths;
    private VaultOfNothing vault;

    @Param({"30000", "1000000", "16000000"})
    public int octets;

    @Setup
    public void prepare() throws IOException {
        mail = SampleMail.of(octets).source();
        inspected = inspector.read(mail, false);
        paths = inspected.inspection().files().stream().map(Part::path).collect(Collectors.toUnmodifiableSet());
        bodies = inspected.layout().only(mail, path -> !paths.contains(path));
        files = inspected.layout().only(mail, paths::contains);
        vault = new VaultOfNothing(inspected.inspection());
    }

    @TearDown
    public void end() {
        vault.close();
    }

    /** The one pass that says what a mail is made of, and digests it. */
    @Benchmark
    public InspectedMessage inspection() throws IOException {
        return inspector.read(mail, false);
    }

    /** The files without their transfer encoding. */
    @Benchmark
    public void extraction() throws IOException {
        try (InputStream in = files.open()) {
            FileReader.read(
                    in,
                    InspectionSettings.DEFAULT.limits(),
                    paths,
                    (path, content) -> content.transferTo(OutputStream.nullOutputStream()));
        }
    }

    /** The mail without its files, read back. */
    @Benchmark
    public RebuildOutcome rebuild() throws IOException {
        return rebuilder.rebuild(
                bodies, InspectionSettings.DEFAULT, false, inspected.inspection(), NOTICES, new MemoryDraft());
    }

    /** The files, digested and sent over HTTP to a server that keeps nothing, in the same process. */
    @Benchmark
    public DepositOutcome upload() {
        return vault.take(files);
    }
}
