package jp.cryptobin.james.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.MessageInspector;
import jp.cryptobin.james.inspection.MessageLayout;
import jp.cryptobin.james.mime.MessageReader;
import jp.cryptobin.james.mime.MessageSource;
import jp.cryptobin.james.mime.PartPath;
import jp.cryptobin.james.mime.ReadingLimits;
import org.junit.jupiter.api.Test;

/**
 * A message is known again to the octet, and reading some of its bodies finds what reading all of it finds: on the
 * hostile mails and on mutants of them, by the same properties as {@link MutationTest}.
 */
class MessageLayoutTest {
    private static final int MUTANTS = Integer.getInteger("fuzz.mutants", 2_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_126L);

    private final MessageInspector inspector = new MessageInspector(InspectionSettings.DEFAULT);

    private static Map<PartPath, String> bodies(MessageSource message) throws IOException {
        Map<PartPath, String> bodies = new LinkedHashMap<>();
        try (InputStream in = message.open()) {
            MessageReader.read(
                    in,
                    ReadingLimits.DEFAULT,
                    (entity, content) ->
                            bodies.put(entity.path(), new String(content.readAllBytes(), StandardCharsets.ISO_8859_1)));
        }
        return bodies;
    }

    private void check(byte[] octets, Random random, String what) throws IOException {
        MessageSource message = () -> new ByteArrayInputStream(octets);
        MessageLayout layout = inspector.read(message, false).layout();
        assertThat(layout.isOf(message.open())).as(what).isTrue();

        Map<PartPath, String> all = bodies(message);
        List<PartPath> needed = new ArrayList<>(all.keySet());
        needed.removeIf(path -> random.nextBoolean());
        Map<PartPath, String> some = bodies(layout.only(message, needed::contains));
        assertThat(some.keySet()).as(what).containsExactlyElementsOf(all.keySet());
        needed.forEach(path -> assertThat(some.get(path)).as(what).isEqualTo(all.get(path)));

        if (octets.length > 0) {
            byte[] changed = octets.clone();
            changed[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(layout.isOf(new ByteArrayInputStream(changed))).as(what).isFalse();
        }
    }

    @Test
    void hostileMailsAreKnownAgainAndReadInParts() throws IOException {
        for (HostileMail mail : HostileMails.all().toList()) {
            check(mail.octets(), new Random(SEED), mail.name());
        }
    }

    @Test
    void mutantsAreKnownAgainAndReadInParts() throws IOException {
        List<HostileMail> mails =
                HostileMails.all().filter(mail -> mail.octets().length < 20_000).toList();
        for (int number = 0; number < MUTANTS; number++) {
            Random random = new Random(SEED + number);
            check(new Mutation(random, mails).mutant(), random, "-Dfuzz.mutants=1 -Dfuzz.seed=" + (SEED + number));
        }
    }
}
