package jp.cryptobin.james.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes a mutant of one mail: a few changes of octets, lines and fields, some with material of other mails. */
final class Mutation {
    private static final List<String> SNIPPETS = List.of(
            "\r",
            "\n",
            "\r\n",
            "\r\n\r\n",
            "\n\n",
            "\r\r",
            "\0",
            " ",
            "\t",
            ";",
            "\"",
            "(",
            ")",
            "\\",
            "=",
            ":",
            ",",
            "<",
            ">",
            "--",
            "--b1",
            "--b1\r\n",
            "--b1--\r\n",
            "--b1 \r\n",
            "\r\n--b1\r\n",
            "b1",
            "boundary=b1",
            "; boundary=\"b1\"",
            "Content-Type: ",
            "Content-Type: application/zip\r\n",
            "Content-Type: text/plain\r\n",
            "Content-Type: multipart/mixed; boundary=b1\r\n",
            "Content-Type: message/rfc822\r\n",
            "Content-Disposition: attachment\r\n",
            "Content-Disposition: inline\r\n",
            "Content-Transfer-Encoding: base64\r\n",
            "Content-Transfer-Encoding: quoted-printable\r\n",
            "\u00a0",
            "\u000b",
            "\u000c",
            "\u001f",
            "\u0085",
            "\u00ff",
            "=?utf-8?B?",
            "?=",
            "*0*=",
            "*=utf-8''",
            "data:",
            "&#100;",
            "<style>",
            "<!--",
            "-->",
            "<svg>");

    private final Random random;
    private final List<HostileMail> mails;

    Mutation(Random random, List<HostileMail> mails) {
        this.random = random;
        this.mails = mails;
    }

    byte[] mutant() {
        byte[] mutant = pick().octets();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            mutant = change(mutant);
        }
        return mutant;
    }

    private HostileMail pick() {
        return mails.get(random.nextInt(mails.size()));
    }

    private byte[] change(byte[] mail) {
        int at = random.nextInt(mail.length + 1);
        int other = random.nextInt(mail.length + 1);
        return switch (random.nextInt(9)) {
            case 0 -> splice(mail, at, at, snippet());
            case 1 -> splice(mail, lineStart(mail, at), lineStart(mail, at), snippet());
            case 2 -> splice(mail, at, Math.min(mail.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            case 3 -> splice(mail, at, Math.min(mail.length, at + 1 + random.nextInt(8)), new byte[0]);
            case 4 -> splice(mail, lineStart(mail, at), lineEnd(mail, at), new byte[0]);
            case 5 -> splice(mail, lineStart(mail, other), lineStart(mail, other), line(mail, at));
            case 6 -> splice(mail, lineStart(mail, at), lineStart(mail, at), line(pick().octets(), -1));
            case 7 -> Arrays.copyOf(mail, at);
            default -> splice(mail, at, at, Arrays.copyOfRange(mail, Math.min(at, other), Math.max(at, other)));
        };
    }

    private byte[] snippet() {
        return SNIPPETS.get(random.nextInt(SNIPPETS.size())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] line(byte[] mail, int at) {
        int inside = at < 0 ? random.nextInt(mail.length) : at;
        return Arrays.copyOfRange(mail, lineStart(mail, inside), lineEnd(mail, inside));
    }

    private static int lineStart(byte[] mail, int at) {
        int start = at;
        while (start > 0 && mail[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static int lineEnd(byte[] mail, int at) {
        int end = at;
        while (end < mail.length && mail[end] != '\n') {
            end++;
        }
        return Math.min(mail.length, end + 1);
    }

    private static byte[] splice(byte[] mail, int from, int to, byte[] replacement) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(mail.length + replacement.length);
        out.write(mail, 0, from);
        out.writeBytes(replacement);
        out.write(mail, to, mail.length - to);
        return out.toByteArray();
    }
}
