package jp.cryptobin.james.rebuild;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.mail.MessagingException;
import jp.cryptobin.james.body.NoticePosition;
import jp.cryptobin.james.body.html.PlaceOfPicture;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.SettingsBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mails of every shape, each in a file named after what it shows, with the mail as it leaves beside it
 * ({@code NAME.expected.eml}).
 */
class GoldenMailTest {
    private static final String EXPECTED = ".expected.eml";
    private static final InspectionSettings DEFAULT = InspectionSettings.DEFAULT;
    private static final InspectionSettings WITH_CALENDARS = SettingsBuilder.settings()
            .withBodyLikeTypes(Set.of("text/calendar"))
            .build();

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".eml") && !name.endsWith(EXPECTED))
                    .map(name -> name.substring(0, name.length() - ".eml".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void leavesAsExpected(String name) throws IOException {
        byte[] after = rebuilt(name, RebuildSettings.DEFAULT).after();

        assertThat(new String(after, ISO_8859_1)).isEqualTo(new String(read(name + EXPECTED), ISO_8859_1));
    }

    @ParameterizedTest
    @MethodSource("names")
    void losesNothingButItsFiles(String name) throws IOException, MessagingException {
        rebuilt(name, RebuildSettings.DEFAULT).assertFaithful();
    }

    @ParameterizedTest
    @MethodSource("names")
    void losesNothingWithTheNoticeAtTheTop(String name) throws IOException, MessagingException {
        rebuilt(name, new RebuildSettings(NoticePosition.TOP, PlaceOfPicture.ALT))
                .assertFaithful();
    }

    @ParameterizedTest
    @MethodSource("names")
    void staysAsItIsWhenRebuiltAgainWithoutNotice(String name) throws IOException, MessagingException {
        RebuiltMail once = rebuilt(name, RebuildSettings.DEFAULT);
        RebuiltMail twice = RebuiltMail.of(once.after(), once.settings(), RebuildSettings.DEFAULT);

        assertThat(twice.inspection().hasFiles()).isFalse();
        assertThat(new String(twice.after(), ISO_8859_1)).isEqualTo(new String(once.after(), ISO_8859_1));
    }

    @Test
    void everyExpectedMailHasItsOrigin() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            List<String> expected = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(EXPECTED))
                    .map(name -> name.substring(0, name.length() - EXPECTED.length()))
                    .sorted()
                    .toList();
            assertThat(expected).isEqualTo(names().toList());
        }
    }

    static RebuiltMail rebuilt(String name, RebuildSettings how) throws IOException {
        return RebuiltMail.of(read(name + ".eml"), name.startsWith("body-like") ? WITH_CALENDARS : DEFAULT, how);
    }

    private static byte[] read(String file) throws IOException {
        return Files.readAllBytes(directory().resolve(file));
    }

    private static Path directory() throws IOException {
        try {
            return Path.of(Objects.requireNonNull(GoldenMailTest.class.getResource("text-only.eml"))
                            .toURI())
                    .resolveSibling("");
        } catch (URISyntaxException impossible) {
            throw new IOException(impossible);
        }
    }
}
