package jp.cryptobin.james.rebuild;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.stream.LongStream;
import jp.cryptobin.james.body.NoticePosition;
import jp.cryptobin.james.body.html.PlaceOfPicture;
import jp.cryptobin.james.inspection.InspectionSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the golden mails promise, for mails of random shape. */
class RebuildPropertyTest {
    private static final int MAILS_PER_SEED = 40;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyMailLosesNothingButItsFiles(long seed) {
        GeneratedMails mails = new GeneratedMails(seed);
        for (int i = 0; i < MAILS_PER_SEED; i++) {
            byte[] mail = mails.next();
            NoticePosition position = i % 2 == 0 ? NoticePosition.BOTTOM : NoticePosition.TOP;
            RebuildSettings how = new RebuildSettings(position, PlaceOfPicture.ALT);
            assertThatNoException()
                    .as("seed %d, mail %d:%n%s", seed, i, new String(mail, ISO_8859_1))
                    .isThrownBy(() -> RebuiltMail.of(mail, InspectionSettings.DEFAULT, how)
                            .assertFaithful());
        }
    }
}
