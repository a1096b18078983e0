package jp.cryptobin.james.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import jp.cryptobin.james.hostile.HostileMail;
import jp.cryptobin.james.hostile.HostileMails;
import jp.cryptobin.james.hostile.IndependentReaders;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.MessageInspector;
import jp.cryptobin.james.mime.MessageSource;
import jp.cryptobin.james.mime.ReadingLimits;
import jp.cryptobin.james.policy.Envelope;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.policy.MessagePolicy;
import jp.cryptobin.james.policy.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever shape a mail has: what leaves after rebuilding holds no file, for any reader. */
class HostileRebuildTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20261124);
    private static final int MUTANTS = Integer.getInteger("fuzz.mutants", 2_000);

    private final MessageInspector inspector = new MessageInspector(InspectionSettings.DEFAULT);
    private final MessagePolicy policy = new MessagePolicy(Limits.DEFAULT, InspectionSettings.Signatures.EXTRACT);
    private final Envelope envelope = new Envelope("hanako@example.co.jp", List.of("taro@example.com"));

    static Stream<HostileMail> mails() {
        return HostileMails.all();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void leavesNothingThatBelongsToTheVault(HostileMail mail) throws IOException {
        assertThat(left(mail.octets())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void isClearToAllReadersOnceItIsRebuilt(HostileMail mail) throws IOException {
        assertThat(whyHeldBack(rebuilt(mail.octets()))).isEmpty();
    }

    @Test
    void leavesNothingOfMutatedMailEither() throws IOException {
        List<byte[]> originals = mails().map(HostileMail::octets).toList();
        Random random = new Random(SEED);
        int rebuilt = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutated(originals.get(random.nextInt(originals.size())), random);
            Inspection inspection = inspector.inspect(() -> new ByteArrayInputStream(mutant), false);
            rebuilt += isRebuilt(inspection) ? 1 : 0;
            assertThat(left(mutant)).as("seed %d, mutant %d", SEED, i).isEmpty();
        }
        assertThat(rebuilt).as("mutants that were rebuilt").isGreaterThan(MUTANTS / 20);
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] mutant = original.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0 && mutant.length > 0; changes--) {
            int at = random.nextInt(mutant.length);
            mutant[at] = (byte) "\r\n \t-;:=\"()/\0aA0\u00ff".charAt(random.nextInt(17));
        }
        return mutant;
    }

    private boolean isRebuilt(Inspection inspection) {
        Verdict verdict = policy.decide(inspection, envelope).verdict();
        return verdict == Verdict.TRANSFER || verdict == Verdict.REBUILD;
    }

    /** What independent readers find in the rebuilt mail; nothing for a mail that does not leave this way. */
    private List<String> left(byte[] octets) throws IOException {
        byte[] rebuilt = rebuilt(octets);
        return whyHeldBack(rebuilt).isPresent() ? List.of() : IndependentReaders.files(rebuilt);
    }

    private Optional<String> whyHeldBack(byte[] rebuilt) throws IOException {
        return RebuiltCheck.left(inspector.inspect(() -> new ByteArrayInputStream(rebuilt), false));
    }

    /** No octets where the mail is not rebuilt or cannot be. */
    private byte[] rebuilt(byte[] octets) throws IOException {
        MessageSource source = () -> new ByteArrayInputStream(octets);
        Inspection inspection = inspector.inspect(source, false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!isRebuilt(inspection)) {
            return out.toByteArray();
        }
        Notices notices = inspection.hasFiles() ? new Notices("notice", "<p>notice</p>") : Notices.NONE;
        try {
            new MessageRebuilder(RebuildSettings.DEFAULT, () -> "=_0123456789abcdef")
                    .rebuild(source, ReadingLimits.DEFAULT, inspection, notices, out);
            return out.toByteArray();
        } catch (UneditableException stopped) {
            return new byte[0];
        }
    }
}
