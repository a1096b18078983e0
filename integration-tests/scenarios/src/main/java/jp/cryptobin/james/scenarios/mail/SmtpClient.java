package jp.cryptobin.james.scenarios.mail;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * An SMTP client that sends exactly what it is told: one command at a time, and message octets unchanged but for the
 * dots that the protocol doubles. Keeps the dialogue, without credentials and message.
 */
public final class SmtpClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 120_000;
    /** James is run without the compiler that makes AES fast: with this one, large mail costs a third of the time. */
    static final String CIPHER = "TLS_CHACHA20_POLY1305_SHA256";

    private final String host;
    private final List<String> dialogue = new ArrayList<>();
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    private SmtpClient(String host, Socket socket) throws IOException {
        this.host = host;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    /** Connects and reads the greeting. */
    public static SmtpClient connect(String host, int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        SmtpClient client = new SmtpClient(host, socket);
        client.readReply();
        return client;
    }

    /** Connects with TLS from the first octet, verifying the server's certificate and name, and reads the greeting. */
    public static SmtpClient connectWithTls(String host, int port, SSLContext tls) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        SmtpClient client = new SmtpClient(host, socket);
        client.secure(tls);
        client.readReply();
        return client;
    }

    /** Sends one line and returns the reply to it, whatever it is. */
    public SmtpReply command(String line) throws IOException {
        dialogue.add("C: " + line);
        return exchange(line);
    }

    /** Sends STARTTLS and goes on over TLS, verifying the server's certificate and name. */
    public void startTls(SSLContext tls) throws IOException {
        require(220, command("STARTTLS"));
        secure(tls);
    }

    /** Goes on over TLS, when STARTTLS was answered already. */
    public void secure(SSLContext tls) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setCipherSuites(new String[] {CIPHER});
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        socket = secured;
        in = new BufferedInputStream(secured.getInputStream());
        out = new BufferedOutputStream(secured.getOutputStream());
    }

    public SmtpReply login(String user, String password) throws IOException {
        dialogue.add("C: AUTH PLAIN (" + user + ")");
        String credentials = "\0" + user + "\0" + password;
        return exchange(
                "AUTH PLAIN " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends DATA and the message, which must end with CRLF; returns the reply to the final dot. */
    public SmtpReply data(byte[] message) throws IOException {
        SmtpReply go = command("DATA");
        if (go.code() != 354) {
            return go;
        }
        dialogue.add("C: (" + message.length + " octets)");
        byte[] stuffed = doubleLeadingDots(message);
        out.write(stuffed);
        return exchange(".");
    }

    private static byte[] doubleLeadingDots(byte[] message) {
        ByteArrayOutputStream stuffed = new ByteArrayOutputStream(message.length + 64);
        boolean lineStart = true;
        for (byte octet : message) {
            if (lineStart && octet == '.') {
                stuffed.write('.');
            }
            stuffed.write(octet);
            lineStart = octet == '\n';
        }
        return stuffed.toByteArray();
    }

    /** What was said so far, one line each: C: for the client, S: for the server. */
    public List<String> dialogue() {
        return List.copyOf(dialogue);
    }

    /** Returns {@code reply} if it has the code, else fails with the whole dialogue. */
    SmtpReply require(int code, SmtpReply reply) throws IOException {
        if (reply.code() != code) {
            throw new IOException(code + " expected, got " + reply + "\n" + String.join("\n", dialogue));
        }
        return reply;
    }

    private SmtpReply exchange(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return readReply();
    }

    private SmtpReply readReply() throws IOException {
        List<String> texts = new ArrayList<>();
        String line;
        do {
            line = readLine();
            dialogue.add("S: " + line);
            texts.add(line.length() > 4 ? line.substring(4) : "");
        } while (line.startsWith("-", 3));
        return new SmtpReply(Integer.parseInt(line.substring(0, 3)), texts);
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet;
        while ((octet = in.read()) != '\n') {
            if (octet < 0) {
                throw new EOFException("The server hung up\n" + String.join("\n", dialogue));
            }
            if (octet != '\r') {
                line.write(octet);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
