package jp.cryptobin.james.scenarios.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a vault and the network before it can do. */
final class VaultFaults {
    private static final Duration SHORT = Duration.ofSeconds(4);
    /** Several calls of four seconds each, until the vault counts as down. */
    private static final Duration LONG = Duration.ofSeconds(10);

    private static final String JSON = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n";

    private VaultFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        faults.add(wire("vault: latency", "each answer 1 s late", SHORT, new Mood.Latency(Duration.ofSeconds(1))));
        for (int after : new int[] {1, 700, 9_000}) {
            faults.add(wire(
                    "vault: reset in the request",
                    "RST behind octet " + after + " of each request",
                    SHORT,
                    new Mood.ResetRequest(after)));
        }
        for (int after : new int[] {0, 40}) {
            faults.add(wire(
                    "vault: reset in the answer",
                    "the deposit is made, RST behind octet " + after + " of each answer",
                    SHORT,
                    new Mood.ResetAnswer(after)));
        }
        faults.add(
                wire("vault: half-open", "connections are taken, nothing is ever answered", LONG, new Mood.HalfOpen()));
        faults.add(wire(
                "vault: trickle",
                "one octet of an answer each 200 ms",
                LONG,
                new Mood.Trickle(Duration.ofMillis(200))));
        faults.add(wire(
                "vault: truncated answer",
                "the deposit is made, each answer ends behind octet 60",
                SHORT,
                new Mood.CutAnswer(60)));
        faults.add(wire(
                "vault: oversized answer",
                "the deposit is made, each answer goes on for up to 512 MiB",
                SHORT,
                new Mood.EndlessAnswer()));
        faults.add(wire(
                "vault: garbage",
                "the deposit is made, each answer is not HTTP",
                SHORT,
                new Mood.AnotherAnswer("\0\1\2\377 what \r\n\r\n\r\n")));
        faults.add(wire(
                "vault: garbage in JSON",
                "the deposit is made, each answer is 201 with other JSON",
                SHORT,
                new Mood.AnotherAnswer(JSON + "Content-Length: 24\r\n\r\n{\"id\":[1,2,{}],\"x\":\"\"}  ")));
        faults.add(wire(
                "vault: page of a proxy",
                "the deposit is made, each answer is 200 with a page",
                SHORT,
                new Mood.AnotherAnswer("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<html>Hi</html>")));
        faults.add(
                new Fault("vault: wrong digests", "6 answers name other digests", SHORT, new Sandbox("WRONG_DIGEST")));
        faults.add(wire(
                "vault: slow TLS", "3 s before each handshake", LONG, new Mood.SlowHandshake(Duration.ofSeconds(3))));
        faults.add(new Fault("vault: DNS failure", "its name cannot be looked up", SHORT, new Names()));
        faults.add(wire(
                "vault: storm of 429",
                "each request is answered 429 with Retry-After: 1",
                SHORT,
                new Mood.Refusal("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n")));
        faults.add(wire(
                "vault: flapping",
                "there for 300 ms, away for 300 ms",
                LONG,
                new Mood.Flapping(Duration.ofMillis(300))));
        faults.add(new Fault("vault: dead", "killed, and started again", SHORT, new Death()));
        return faults;
    }

    private static Fault wire(String name, String done, Duration time, Mood mood) {
        return new Fault(name, done, time, new Bad(mood));
    }

    private record Bad(Mood mood) implements Fault.Trouble {
        @Override
        public void make(FaultStage stage) {
            stage.wire().be(mood);
            if (mood instanceof Mood.SlowHandshake) {
                stage.wire().hangUp();
            }
        }

        @Override
        public void heal(FaultStage stage) {
            stage.wire().clear();
        }

        @Override
        public boolean isFelt(FaultStage stage) {
            return stage.wire().felt() > 0;
        }
    }

    private record Sandbox(String kind) implements Fault.Trouble {
        @Override
        public void make(FaultStage stage) {
            stage.control().breakUploads(kind, 6);
        }

        @Override
        public void heal(FaultStage stage) {
            stage.control().reset();
        }

        @Override
        public boolean isFelt(FaultStage stage) {
            return !stage.control().uploads().isEmpty();
        }
    }

    private record Names() implements Fault.Trouble {
        @Override
        public void make(FaultStage stage) {
            stage.resolve(false);
            stage.wire().hangUp();
        }

        @Override
        public void heal(FaultStage stage) {
            stage.resolve(true);
        }

        @Override
        public boolean isFelt(FaultStage stage) {
            return true;
        }
    }

    private record Death() implements Fault.Trouble {
        @Override
        public void make(FaultStage stage) {
            stage.vault().kill();
        }

        @Override
        public void heal(FaultStage stage) {
            stage.vault().comeBack();
        }

        @Override
        public boolean isFelt(FaultStage stage) {
            return true;
        }
    }
}
