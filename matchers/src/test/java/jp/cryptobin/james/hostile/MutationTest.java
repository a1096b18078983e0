package jp.cryptobin.james.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.MessageInspector;
import jp.cryptobin.james.policy.Envelope;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.policy.MessagePolicy;
import jp.cryptobin.james.policy.Verdict;
import org.junit.jupiter.api.Test;

/**
 * Mutants of the hostile mails: whatever they look like, inspection ends without an exception, and a mail that leaves
 * with its own octets holds no file for any reader. {@code -Dfuzz.mutants=100000} runs longer, {@code -Dfuzz.seed=n}
 * elsewhere; a mutant that fails is kept in {@code target}.
 */
class MutationTest {
    private static final int MUTANTS = Integer.getInteger("fuzz.mutants", 2_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_124L);
    private static final Duration SLOWEST = Duration.ofSeconds(20);

    private final MessageInspector inspector = new MessageInspector(InspectionSettings.DEFAULT);
    private final MessagePolicy policy = new MessagePolicy(Limits.DEFAULT, InspectionSettings.Signatures.EXTRACT);
    private final Envelope envelope = new Envelope("hanako@example.co.jp", List.of("taro@example.com"));

    @Test
    void noMutantBreaksTheInspectionOrLeavesWithAFile() throws IOException {
        List<HostileMail> mails =
                HostileMails.all().filter(mail -> mail.octets().length < 20_000).toList();
        int relayed = 0;
        for (int number = 0; number < MUTANTS; number++) {
            Random random = new Random(SEED + number);
            byte[] mutant = new Mutation(random, mails).mutant();
            long start = System.nanoTime();
            Verdict verdict = verdict(mutant, number);
            if (System.nanoTime() - start > SLOWEST.toNanos()) {
                keep(mutant, number, "takes longer than " + SLOWEST);
            }
            if (verdict == Verdict.RELAY) {
                relayed++;
                List<String> files = IndependentReaders.files(mutant);
                if (!files.isEmpty()) {
                    keep(mutant, number, "would leave with " + files);
                }
            }
        }
        assertThat(relayed).as("mutants that the readers had to check").isPositive();
    }

    private Verdict verdict(byte[] mutant, int number) throws IOException {
        try {
            Inspection inspection = inspector.inspect(() -> new ByteArrayInputStream(mutant), false);
            return policy.decide(inspection, envelope).verdict();
        } catch (RuntimeException | IOException | StackOverflowError | OutOfMemoryError broken) {
            keep(mutant, number, "breaks the inspection: " + broken);
            throw broken;
        }
    }

    private static void keep(byte[] mutant, int number, String what) throws IOException {
        Path file = Path.of("target", "mutant-" + (SEED + number) + ".eml");
        Files.write(file, mutant);
        fail("the mutant of -Dfuzz.seed=" + (SEED + number) + " -Dfuzz.mutants=1 " + what + "; kept in " + file + ":\n"
                + new String(mutant, StandardCharsets.ISO_8859_1));
    }
}
