package jp.cryptobin.james.scenarios.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** One connection to the smart host. */
final class SmartHostSession {
    private final InputStream in;
    private final OutputStream out;
    private final Predicate<String> known;
    private final Predicate<String> maySend;
    private final Sink sink;
    private final SmartHost.Watcher watcher;

    /** Takes a mail, or fails when it cannot be kept or handed on; the client then tries again. */
    @FunctionalInterface
    interface Sink {
        void accept(RelayedMail mail) throws IOException;
    }

    private String sender = "";
    private final List<String> recipients = new ArrayList<>();

    SmartHostSession(
            Socket connection, Predicate<String> known, Predicate<String> maySend, Sink sink, SmartHost.Watcher watcher)
            throws IOException {
        this.in = new BufferedInputStream(connection.getInputStream());
        this.out = connection.getOutputStream();
        this.known = known;
        this.maySend = maySend;
        this.sink = sink;
        this.watcher = watcher;
    }

    void run() throws IOException {
        reply("220 smarthost.example.net ESMTP");
        String verb;
        do {
            String line = new String(readLine(), StandardCharsets.UTF_8).stripTrailing();
            verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            answer(verb, line);
        } while (!verb.equals("QUIT"));
    }

    private void answer(String verb, String line) throws IOException {
        switch (verb) {
            case "EHLO" -> reply("250-smarthost.example.net\r\n250-8BITMIME\r\n250 SIZE");
            case "MAIL" -> {
                sender = address(line);
                recipients.clear();
                watcher.asked(sender);
                if (!objected("MAIL", sender)) {
                    reply(maySend.test(sender) ? "250 2.1.0 Ok" : "550 5.7.1 Null sender not accepted here");
                }
            }
            case "RCPT" -> addRecipient(address(line));
            case "DATA" -> receive();
            case "RSET" -> {
                recipients.clear();
                reply("250 2.0.0 Ok");
            }
            case "NOOP", "HELO" -> reply("250 2.0.0 Ok");
            case "QUIT" -> reply("221 2.0.0 Bye");
            default -> reply("502 5.5.1 Unknown command");
        }
    }

    private void addRecipient(String address) throws IOException {
        if (objected("RCPT", address)) {
            return;
        }
        if (known.test(address)) {
            recipients.add(address);
            reply("250 2.1.5 Ok");
        } else {
            reply("550 5.1.1 <" + address + ">: user unknown");
        }
    }

    private void receive() throws IOException {
        if (recipients.isEmpty()) {
            reply("503 5.5.1 No recipients");
            return;
        }
        reply("354 Go ahead");
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        byte[] line = readLine();
        while (!(line.length == 3 && line[0] == '.')) {
            int start = line[0] == '.' ? 1 : 0;
            message.write(line, start, line.length - start);
            watcher.receiving(sender, message.size());
            line = readLine();
        }
        if (objected("DATA", sender)) {
            return;
        }
        sink.accept(new RelayedMail(sender, recipients, new ReceivedMail(message.toByteArray())));
        reply("250 2.0.0 Ok");
    }

    private boolean objected(String verb, String address) throws IOException {
        String objection = watcher.objection(verb, address);
        if (objection.isEmpty()) {
            return false;
        }
        reply(objection);
        return true;
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    /** A line with its end. */
    private byte[] readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet;
        do {
            octet = in.read();
            if (octet < 0) {
                throw new EOFException("The client hung up");
            }
            line.write(octet);
        } while (octet != '\n');
        return line.toByteArray();
    }

    private void reply(String lines) throws IOException {
        out.write((lines + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
