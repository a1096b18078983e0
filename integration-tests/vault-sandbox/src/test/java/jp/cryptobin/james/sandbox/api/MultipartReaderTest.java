package jp.cryptobin.james.sandbox.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.cryptobin.james.sandbox.contract.RefusedException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartReaderTest {
    private static final String TYPE = "multipart/form-data; boundary=XyZ";

    /** Keeps names and contents. */
    private static final class Collected implements Parts {
        final List<String> names = new ArrayList<>();
        final List<byte[]> contents = new ArrayList<>();
        private ByteArrayOutputStream current = new ByteArrayOutputStream();

        @Override
        public void begin(PartHeader header) {
            names.add(header.name() + "|" + header.fileName());
            current = new ByteArrayOutputStream();
        }

        @Override
        public void content(byte[] octets, int offset, int length) {
            current.write(octets, offset, length);
        }

        @Override
        public void end() {
            contents.add(current.toByteArray());
        }

        @Override
        public boolean wantsMore() {
            return true;
        }
    }

    /** Content made of what a boundary is made of, in pieces of every size. */
    @RepeatedTest(200)
    void givesTheContentOctetForOctetHoweverItIsCut(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        String alphabet = "\r\n-XyZ";
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(4000);
        while (text.length() < length) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            if (random.nextInt(8) == 0) {
                text.append("\r\n--Xy\r\n--");
            }
        }
        byte[] content = text.toString().replace("\r\n--XyZ", "\r\n--Xyz").getBytes(ISO_8859_1);

        Collected parts = read(multipart(content), 1 + random.nextInt(17));

        assertThat(parts.contents)
                .as("seed %d", repetition.getCurrentRepetition())
                .hasSize(1);
        assertThat(parts.contents.get(0))
                .as("seed %d", repetition.getCurrentRepetition())
                .isEqualTo(content);
    }

    @Test
    void readsNamesInUtf8() throws Exception {
        byte[] body = ("--XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"髙①.txt\"\r\n\r\n\r\n--XyZ--")
                .getBytes(UTF_8);

        assertThat(read(body, 7).names).containsExactly("file|髙①.txt");
    }

    @Test
    void refusesHeadersThatDoNotEnd() {
        byte[] body = ("--XyZ\r\nContent-Disposition: form-data; name=\"" + "a".repeat(20_000)).getBytes(UTF_8);

        assertThatThrownBy(() -> read(body, 1000)).isInstanceOf(RefusedException.class);
    }

    /** The server's own parser adds a line feed here. */
    @Test
    void addsNothingToAPartThatBeginsWithAHyphenRightAfterACut() throws Exception {
        byte[] content = "-----BEGIN CERTIFICATE-----".getBytes(UTF_8);

        for (int piece = 1; piece < 100; piece++) {
            assertThat(read(multipart(content), piece).contents).containsExactly(content);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "preamble\r\n--XyZ\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--XyZ--",
                "--XyZ\r\nContent-Disposition: form-data; name=a\r\n\r\nno end",
                "--XyZ\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--XyZzz",
                "--XyZ\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--XyZ",
                "--XyZ\nContent-Disposition: form-data; name=a\n\n\n--XyZ--",
                "--XyZ\r\nContent-Type: text/plain\r\n\r\n\r\n--XyZ--",
                "--XyZ\r\nContent-Disposition: attachment; name=a\r\n\r\n\r\n--XyZ--",
                "--XyZ\r\nContent-Disposition: form-data\r\n\r\n\r\n--XyZ--"
            })
    void refusesABodyOfAnotherForm(String body) {
        assertThatThrownBy(() -> read(body.getBytes(UTF_8), 5)).isInstanceOf(RefusedException.class);
    }

    @Test
    void refusesAnotherContentType() {
        assertThatThrownBy(
                        () -> MultipartReader.read(InputStream.nullInputStream(), "application/json", new Collected()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("multipart/form-data");
    }

    private static byte[] multipart(byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--XyZ\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n".getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--XyZ--\r\n".getBytes(UTF_8));
        return body.toByteArray();
    }

    private static Collected read(byte[] body, int piece) throws IOException, RefusedException {
        Collected parts = new Collected();
        MultipartReader.read(
                new FilterInputStream(new ByteArrayInputStream(body)) {
                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        return super.read(bytes, offset, Math.min(piece, length));
                    }
                },
                TYPE,
                parts);
        return parts;
    }
}
