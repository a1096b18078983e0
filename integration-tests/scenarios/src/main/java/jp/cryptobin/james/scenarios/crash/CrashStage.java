package jp.cryptobin.james.scenarios.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.mail.RelayedMail;
import jp.cryptobin.james.scenarios.mail.SmartHost;
import jp.cryptobin.james.scenarios.server.JamesSetup;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.Queue;
import jp.cryptobin.james.scenarios.server.RandomSecret;
import jp.cryptobin.james.scenarios.server.SharedQueues;
import jp.cryptobin.james.scenarios.server.VaultProcess;
import jp.cryptobin.james.scenarios.server.WebAdmin;
import jp.cryptobin.james.scenarios.vault.VaultControl;
import org.jspecify.annotations.Nullable;

/**
 * One James with a queue on disk, or several on one broker; the vault behind a wire that sees, and a smart host that sees.
 */
final class CrashStage implements AutoCloseable {
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final String secret = RandomSecret.next();
    private final VaultProcess vault;
    private final VaultControl control;
    private final @Nullable SharedQueues queues;

    /** Starts what has the queues of several servers. */
    @FunctionalInterface
    interface Start {
        SharedQueues start(Places places, Consumer<String> progress);
    }

    private CrashStage(Places places, @Nullable Start broker, int servers, Ledger ledger) throws IOException {
        List<Trigger> triggers = Stream.generate(Trigger::new).limit(servers).toList();
        try {
            SmartHost world = opened(SmartHost.start(new Watch(ledger, triggers)));
            vault = opened(VaultProcess.start(places, world.host(), world.port(), line -> {}));
            control = new VaultControl(vault.adminUrl());
            queues = broker == null ? null : opened(broker.start(places, line -> {}));
            for (Trigger trigger : triggers) {
                VaultWire wire = opened(VaultWire.to(vault.url(), trigger));
                JamesSetup setup = CrashConfiguration.of(places, world, wire.url(), vault, secret);
                Node node = new Node(
                        nodes.size() + 1, share(setup).listener(trigger::line).start(line -> {}), trigger);
                nodes.add(opened(node));
            }
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private JamesSetup share(JamesSetup setup) {
        if (queues == null) {
            return setup;
        }
        JamesSetup shared = setup.heap("320m").share(queues);
        return queues.kind() == Queue.RABBIT_MQ ? shared.waitInRepository() : shared;
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }

    static CrashStage ofOne(Places places, Ledger ledger) throws IOException {
        return new CrashStage(places, null, 1, ledger);
    }

    static CrashStage ofSeveral(Places places, Start broker, int servers, Ledger ledger) throws IOException {
        return new CrashStage(places, broker, servers, ledger);
    }

    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    VaultControl control() {
        return control;
    }

    /** What has the queues, where there is more than one server. */
    Optional<SharedQueues> queues() {
        return Optional.ofNullable(queues);
    }

    /** Of one server; each sees the queues of all. */
    WebAdmin webAdmin() {
        return nodes.get(0).james().webAdmin();
    }

    /** The Message-IDs of the mails in the repositories of all servers. */
    Set<String> kept() throws IOException {
        Set<String> kept = new HashSet<>();
        for (Node node : nodes) {
            kept.addAll(new Repositories(node.james().root()).messageIds());
        }
        return kept;
    }

    /** Looks for what nobody may find in any file of a server or of its queues. */
    void searchForSecrets(Ledger ledger, Verdict verdict, Consumer<String> progress) throws IOException {
        Secrets secrets = new Secrets(ledger, Set.of(vault.password(), secret));
        for (Node node : nodes) {
            secrets.check(node.james().root(), verdict, progress);
        }
        if (queues != null) {
            secrets.check(queues.root(), verdict, progress);
        }
    }

    /** The end of what each server has said. */
    String logTails() {
        return nodes.stream().map(node -> node.james().logTail()).collect(Collectors.joining("\n"));
    }

    /** Tells of what the smart host sees. */
    record Watch(Ledger ledger, List<Trigger> triggers) implements SmartHost.Watcher {
        @Override
        public void asked(String sender) {
            triggers.forEach(trigger -> trigger.seen(Moment.RELAY_BEGUN));
        }

        @Override
        public void receiving(String sender, int octets) {
            triggers.forEach(trigger -> trigger.seen(Moment.RELAYING, octets));
        }

        @Override
        public void taken(RelayedMail mail) {
            ledger.received(mail);
            triggers.forEach(trigger -> trigger.seen(Moment.RELAYED));
        }
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
