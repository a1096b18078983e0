package jp.cryptobin.james.scenarios.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** One connection that submits mail after mail. */
final class Client implements AutoCloseable {
    private final Socket connection;
    private final BufferedReader in;
    private final OutputStream out;

    Client(int port) throws IOException {
        connection = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        connection.setTcpNoDelay(true);
        connection.setSoTimeout(120_000);
        in = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
        out = connection.getOutputStream();
        answer("2");
        command("EHLO bench.test", "2");
    }

    /** @param message with CRLF, and without a line that begins with a dot */
    void submit(List<String> recipients, byte[] message) throws IOException {
        command("MAIL FROM:<bench@example.com>", "2");
        for (String recipient : recipients) {
            command("RCPT TO:<" + recipient + ">", "2");
        }
        command("DATA", "3");
        out.write(message);
        command(".", "2");
    }

    private void command(String line, String expected) throws IOException {
        out.write((line + "\r\n").getBytes(US_ASCII));
        out.flush();
        answer(expected);
    }

    private void answer(String expected) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null || !line.startsWith(expected)) {
            throw new IOException("James answers " + line);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
