package jp.cryptobin.james.tnef;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TnefReaderTest {
    private final List<String> contents = new ArrayList<>();

    private List<String> read(byte[] tnef) throws IOException {
        return TnefReader.read(
                new ByteArrayInputStream(tnef),
                10,
                (number, content) -> contents.add(number + ": " + new String(content.readAllBytes(), UTF_8)));
    }

    @Test
    void givesNamesAndContents() throws IOException {
        byte[] tnef = new TnefWriter()
                .file("見積書.xlsx", "一".getBytes(UTF_8))
                .file("b.txt", new byte[0])
                .toBytes();

        assertThat(read(tnef)).containsExactly("見積書.xlsx", "b.txt");
        assertThat(contents).containsExactly("1: 一", "2: ");
    }

    @Test
    void takesTheShortNameInTheCodePageOfTheMessageWhereThereIsNoLongOne() throws IOException {
        byte[] tnef = new TnefWriter()
                .begin(1)
                .attribute(2, 0x00018010, "C:\\dir\\表.txt\0".getBytes("windows-31j"))
                .attribute(2, 0x0006800f, new byte[] {'x'})
                .toBytes();

        assertThat(read(tnef)).containsExactly("表.txt");
    }

    @Test
    void holdsNoFileInAMailThatIsOnlyText() throws IOException {
        assertThat(read(new TnefWriter().toBytes())).isEmpty();
    }

    static Stream<Arguments> doubtful() {
        UnaryOperator<TnefWriter> file = writer -> writer.file("a.txt", new byte[] {'x'});
        return Stream.of(
                Arguments.of("nothing", new byte[0], "cut short"),
                Arguments.of("other", "PK\3\4 zip and more".getBytes(UTF_8), "begin like TNEF"),
                Arguments.of("OLE object", new TnefWriter().begin(2).toBytes(), "no file"),
                Arguments.of("message", new TnefWriter().attachedMessage().toBytes(), "attached message"),
                Arguments.of("no content", new TnefWriter().begin(1).toBytes(), "0 contents"),
                Arguments.of(
                        "two contents",
                        file.apply(new TnefWriter())
                                .attribute(2, 0x0006800f, new byte[] {'y'})
                                .toBytes(),
                        "2 contents"),
                Arguments.of(
                        "no attachment",
                        new TnefWriter().attribute(2, 0x0006800f, new byte[9]).toBytes(),
                        "did not begin"),
                Arguments.of(
                        "level", new TnefWriter().attribute(3, 1, new byte[0]).toBytes(), "level 3"),
                Arguments.of(
                        "name",
                        new TnefWriter()
                                .begin(1)
                                .attribute(2, 0x00018010, new byte[4])
                                .attribute(2, 0x0006800f, new byte[4])
                                .toBytes(),
                        "the name"),
                Arguments.of(
                        "long name",
                        new TnefWriter().file("x".repeat(2000), new byte[4]).toBytes(),
                        "a name of 4002 octets"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doubtful")
    void takesNothingDoubtfulApart(String name, byte[] tnef, String why) {
        assertThatThrownBy(() -> read(tnef))
                .isInstanceOf(MalformedTnefException.class)
                .hasMessageContaining(why);
    }

    @Test
    void givesUpAtTooManyAttachments() {
        TnefWriter writer = new TnefWriter();
        for (int i = 0; i < 11; i++) {
            writer.file(i + ".txt", new byte[0]);
        }
        assertThatThrownBy(() -> read(writer.toBytes())).hasMessageContaining("more than 10");
    }

    @Test
    void noticesEveryCutAndEveryAlteredOctet() {
        byte[] tnef = new TnefWriter().file("a.txt", "content".getBytes(UTF_8)).toBytes();
        int attribute = tnef.length;
        for (int length = 0; length < attribute; length++) {
            byte[] cut = Arrays.copyOf(tnef, length);
            // Between two attributes a cut cannot be seen, but then an attachment lacks what it needs or is whole.
            assertThat(outcome(cut)).isIn("malformed", "[a.txt]", "[]");
        }
        Random random = new Random(20261124);
        for (int i = 0; i < 5_000; i++) {
            byte[] altered = tnef.clone();
            altered[random.nextInt(altered.length)] = (byte) random.nextInt();
            assertThat(outcome(altered)).isIn("malformed", "[a.txt]", "[]");
        }
    }

    private String outcome(byte[] tnef) {
        try {
            return read(tnef).toString();
        } catch (MalformedTnefException malformed) {
            return "malformed";
        } catch (IOException other) {
            return other.toString();
        }
    }
}
