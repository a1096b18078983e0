package jp.cryptobin.james.scenarios.stage;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.Mailbox;
import jp.cryptobin.james.scenarios.mail.SmartHost;
import jp.cryptobin.james.scenarios.mail.SmtpReply;
import jp.cryptobin.james.scenarios.mail.Submission;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.server.JamesSetup;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.RandomSecret;
import jp.cryptobin.james.scenarios.server.VaultProcess;
import jp.cryptobin.james.scenarios.vault.VaultControl;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * A gateway, its vault and the world around both. The world is where mail for others goes, where the vault leaves its
 * notices, and what brings mail for example.com to the gateway's own mailboxes.
 */
public record Stage(SmartHost world, VaultProcess vault, VaultControl control, JamesServer james)
        implements AutoCloseable {
    private static final String DOMAIN = "example.com";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Starts everything; the gateway waits one second where the shipped configuration waits a minute. */
    public static Stage set(Places places, Consumer<String> progress) {
        return set(places, UnaryOperator.identity(), progress);
    }

    /** What an operator would change in the configuration, knowing the vault and the smart host. */
    @FunctionalInterface
    public interface Changes {
        JamesSetup make(JamesSetup setup, VaultProcess vault, SmartHost world);
    }

    /** The same, with changes to the configuration that an operator would make. */
    public static Stage set(Places places, UnaryOperator<JamesSetup> changes, Consumer<String> progress) {
        return set(places, (setup, vault, world) -> changes.apply(setup), progress);
    }

    /** The same, with changes for which vault and smart host must be known. */
    public static Stage set(Places places, Changes changes, Consumer<String> progress) {
        SmartHost world = SmartHost.start();
        VaultProcess vault = null;
        try {
            vault = VaultProcess.start(places, world.host(), world.port(), progress);
            JamesSetup setup = JamesServer.setUp(places)
                    .smartHost(world.host(), world.port())
                    .vault(vault.url(), vault.login(), vault.password(), RandomSecret.next())
                    .hurried();
            JamesServer james = changes.make(setup, vault, world).start(progress);
            world.route(DOMAIN, james.host(), james.ports().smtp());
            return new Stage(world, vault, new VaultControl(vault.adminUrl()), james);
        } catch (RuntimeException e) {
            if (vault != null) {
                vault.close();
            }
            world.close();
            throw e;
        }
    }

    /** Gives somebody a mailbox at example.com. */
    public Account person(String name) {
        return personAt(name + "@" + DOMAIN);
    }

    /** Gives the postmaster a mailbox, unless another class of tests on the same server has. */
    public void appointPostmaster() {
        if (!james.webAdmin().look("/users").body().contains("\"postmaster@" + DOMAIN + "\"")) {
            person("postmaster");
        }
    }

    /** Gives somebody a mailbox at a domain that the gateway has. */
    public Account personAt(String address) {
        Account account = new Account(address, RandomSecret.next());
        james.webAdmin().addUser(account.address(), account.password());
        // James's memory makes an inbox when it is first read or written, and loses a mail when both happen at once.
        mailbox(account).messages();
        return account;
    }

    public Mailbox mailbox(Account owner) {
        return new Mailbox(james, owner);
    }

    /** How a test waits for anything: long enough for a machine that is busy with something else. */
    public static ConditionFactory patiently(String what) {
        return Awaitility.await(what).atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(100));
    }

    /** Waits until no mail is on its way within the gateway: what would have left it, has left. */
    public void awaitQuiet() {
        patiently("the queues of James to be empty")
                .until(() -> james.webAdmin().areEmpty("spool", "outgoing"));
    }

    /** Waits until James has logged {@code text} so often. */
    public void awaitLog(String text, int count) {
        patiently(text + " in the log of James")
                .until(() -> james.logLines(text).size() >= count);
    }

    /** Sends a letter through the submission port of the gateway. */
    public SmtpReply send(Letter letter) throws IOException {
        return new Submission(james).send(letter);
    }

    @Override
    public void close() {
        james.close();
        vault.close();
        world.close();
    }
}
