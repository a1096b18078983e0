package jp.cryptobin.james.scenarios.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection over a {@link Wire}; one request at a time, as HTTP/1.1 has it. */
final class WireConnection {
    private static final int BUFFER = 8192;
    /** No request of the gateway pauses as long as that within. */
    private static final int END_OF_REQUEST_MILLIS = 700;

    private final Wire wire;
    private final Socket plain;
    private final Socket gateway;
    /** For the thread that asks alone. */
    private int asked;

    private final AtomicInteger answered = new AtomicInteger();

    /** @param plain what lies under the TLS of the other */
    WireConnection(Wire wire, Socket plain, Socket gateway) {
        this.wire = wire;
        this.plain = plain;
        this.gateway = gateway;
    }

    void run() throws IOException {
        try (Socket server = new Socket(wire.vault().getHost(), wire.vault().getPort())) {
            server.setTcpNoDelay(true);
            Wire.daemon("wire answers", () -> answers(server));
            byte[] chunk = new byte[BUFFER];
            InputStream in = gateway.getInputStream();
            OutputStream out = server.getOutputStream();
            int length;
            while ((length = in.read(chunk)) > 0) {
                request(chunk, length, out);
            }
        }
    }

    private void request(byte[] chunk, int length, OutputStream out) throws IOException {
        String begin = new String(chunk, 0, Math.min(length, 8), ISO_8859_1);
        if (begin.startsWith("POST ") || begin.startsWith("GET ") || begin.startsWith("DELETE ")) {
            asked = 0;
            answered.set(0);
        }
        Mood mood = wire.mood();
        if (mood instanceof Mood.HalfOpen) {
            wire.feel();
            return;
        }
        if (mood instanceof Mood.Refusal refusal) {
            wire.feel();
            refuse(refusal.answer());
        }
        if (mood instanceof Mood.ResetRequest reset && asked + length > reset.after()) {
            out.write(chunk, 0, Math.max(0, reset.after() - asked));
            fail();
        }
        if (mood instanceof Mood.Flapping flapping && flapping.isAway()) {
            fail();
        }
        asked += length;
        out.write(chunk, 0, length);
    }

    private void fail() throws IOException {
        wire.feel();
        Wire.reset(plain);
        throw new IOException("That is the mood");
    }

    private void refuse(String answer) throws IOException {
        gateway.setSoTimeout(END_OF_REQUEST_MILLIS);
        InputStream in = gateway.getInputStream();
        byte[] chunk = new byte[BUFFER];
        try {
            while (in.read(chunk) > 0) {
                // Nobody listens to it.
            }
        } catch (SocketTimeoutException end) {
            gateway.getOutputStream().write(answer.getBytes(ISO_8859_1));
        }
        gateway.close();
        throw new IOException("Refused");
    }

    private void answers(Socket server) {
        byte[] chunk = new byte[BUFFER];
        try {
            InputStream in = server.getInputStream();
            OutputStream out = gateway.getOutputStream();
            int length;
            while ((length = in.read(chunk)) > 0) {
                answer(chunk, length, out);
            }
            gateway.close();
        } catch (IOException gone) {
            Wire.close(plain);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Wire.close(server);
        }
    }

    private void answer(byte[] chunk, int length, OutputStream out) throws IOException, InterruptedException {
        Mood mood = wire.mood();
        if (mood instanceof Mood.Latency latency) {
            wire.feel();
            Thread.sleep(latency.delay().toMillis());
        } else if (mood instanceof Mood.ResetAnswer reset && answered.get() + length > reset.after()) {
            out.write(chunk, 0, Math.max(0, reset.after() - answered.get()));
            fail();
        } else if (mood instanceof Mood.CutAnswer cut && answered.get() + length > cut.after()) {
            wire.feel();
            out.write(chunk, 0, Math.max(0, cut.after() - answered.get()));
            gateway.close();
            throw new IOException("Cut");
        } else if (mood instanceof Mood.Trickle trickle) {
            wire.feel();
            for (int at = 0; at < length; at++) {
                out.write(chunk, at, 1);
                Thread.sleep(trickle.delay().toMillis());
            }
            return;
        } else if (mood instanceof Mood.AnotherAnswer another) {
            wire.feel();
            out.write(another.answer().getBytes(ISO_8859_1));
            gateway.close();
            throw new IOException("Answered");
        } else if (mood instanceof Mood.EndlessAnswer) {
            wire.feel();
            endless(out);
        }
        answered.addAndGet(length);
        out.write(chunk, 0, length);
    }

    private void endless(OutputStream out) throws IOException {
        out.write("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n\r\n{\"id\":\"".getBytes(ISO_8859_1));
        byte[] filling = "a".repeat(BUFFER).getBytes(ISO_8859_1);
        for (int written = 0; written < 512 * 1024 * 1024; written += BUFFER) {
            out.write(filling);
        }
        throw new IOException("Nobody reads that much");
    }
}
