package jp.cryptobin.james.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of the manual's messages, and what must happen with it on one road. The wording is that of the table which was
 * copied from the manual, not of the bundles that ship.
 *
 * @param number {@code E01} to {@code E35}
 * @param road who finds the cause: {@code gate}, the gateway alone; {@code deposit}, the vault when the files come;
 *     {@code later}, the vault after the mail has left
 * @param postmasterToo whether the postmaster gets a notice as well as the sender
 * @param retried whether the gateway tries again before it tells anybody
 * @param text message and remedy as the lines of a notice
 */
record Message(String number, String road, boolean postmasterToo, boolean retried, String text) {

    /** Every message on every road that leads to it. */
    static List<Message> all() {
        Map<String, String> texts = cells("/jp/cryptobin/james/letter/manual-messages.tsv")
                .collect(Collectors.toMap(cells -> cells[0], Message::notice));
        return cells("every-message.tsv")
                .map(cells -> new Message(
                        cells[0],
                        cells[1],
                        cells[2].equals("sender, postmaster"),
                        cells[3].equals("yes"),
                        texts.get(cells[0])))
                .toList();
    }

    /** Message and remedy, word for word. */
    static String textOf(String number) {
        return all().stream()
                .filter(message -> message.number().equals(number))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static String notice(String[] cells) {
        return "エラー内容：" + cells[2] + "\n対処方法：\n" + cells[3].replace("\\n", "\n") + "\n";
    }

    private static Stream<String[]> cells(String table) {
        try (InputStream in = Message.class.getResourceAsStream(table)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n", -1))
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\t", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(table, e);
        }
    }

    @Override
    public String toString() {
        return number + " at the " + road;
    }
}
