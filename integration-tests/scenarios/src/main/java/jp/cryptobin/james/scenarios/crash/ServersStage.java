package jp.cryptobin.james.scenarios.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.mail.SmartHost;
import jp.cryptobin.james.scenarios.server.JamesSetup;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.Queue;
import jp.cryptobin.james.scenarios.server.SharedQueues;
import jp.cryptobin.james.scenarios.server.VaultProcess;
import jp.cryptobin.james.scenarios.vault.VaultControl;

/** Several servers of one gateway, on one broker, before one vault and one smart host. */
final class ServersStage implements AutoCloseable {
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final String secret = CrashStage.randomSecret();
    private final VaultProcess vault;
    private final VaultControl control;
    private final SharedQueues queues;

    /** Starts what has the queues. */
    @FunctionalInterface
    interface Start {
        SharedQueues start(Places places, Consumer<String> progress);
    }

    private ServersStage(Places places, Start start, Ledger ledger, List<Trigger> triggers, Consumer<String> progress)
            throws IOException {
        SmartHost world = opened(SmartHost.start(new CrashStage.Watch(ledger, triggers)));
        vault = opened(VaultProcess.start(places, world.host(), world.port(), progress));
        control = new VaultControl(vault.adminUrl());
        queues = opened(start.start(places, progress));
        for (Trigger trigger : triggers) {
            VaultWire wire = opened(VaultWire.to(vault.url(), trigger));
            JamesSetup setup = CrashStage.setup(places, world, wire.url(), vault, secret)
                    .heap("320m")
                    .share(queues)
                    .listener(trigger::line);
            if (queues.kind() == Queue.RABBIT_MQ) {
                setup.waitInRepository();
            }
            Node node = opened(new Node(nodes.size() + 1, setup.start(progress), wire, trigger));
            nodes.add(node);
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }

    static ServersStage set(Places places, Start start, int servers, Ledger ledger, Consumer<String> progress)
            throws IOException {
        List<Trigger> triggers = Stream.generate(Trigger::new).limit(servers).toList();
        return new ServersStage(places, start, ledger, triggers, progress);
    }

    /** Has every start after this take half the time. */
    void keepClasses() {
        nodes.get(0).james().keepClasses();
    }

    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    VaultProcess vault() {
        return vault;
    }

    VaultControl control() {
        return control;
    }

    SharedQueues queues() {
        return queues;
    }

    String secret() {
        return secret;
    }

    /** The end of what each server has said. */
    String logTails() {
        return String.join(
                "\n", nodes.stream().map(node -> node.james().logTail()).toList());
    }

    @Override
    public void close() throws IOException {
        Collections.reverse(opened);
        for (AutoCloseable part : opened) {
            try {
                part.close();
            } catch (IOException | RuntimeException failure) {
                throw failure;
            } catch (Exception failure) {
                throw new IOException(failure);
            }
        }
    }
}
