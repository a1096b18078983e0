package jp.cryptobin.james.scenarios;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.server.JamesSetup;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.VaultProcess;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The gateways that test classes share, each started when the first class wants it: as shipped but for their patience
 * and for what is named here.
 */
enum Gateway {
    /** Asks about approval every second, and about a vault that was away. */
    USUAL {
        @Override
        JamesSetup change(JamesSetup setup, VaultProcess vault) {
            return setup.impatientForApproval(1)
                    .replace("cryptobin.properties", "vault.down.pause=30", "vault.down.pause=2");
        }
    },

    /**
     * Gives up after two seconds and two tries; takes mail of a mail server that logs in nowhere; has a tenant whose login
     * is of last year; sends passwords in a mail of their own.
     */
    SOON_TOLD {
        @Override
        JamesSetup change(JamesSetup setup, VaultProcess vault) {
            return setup.upload("horizon", "2")
                    .upload("unknownErrorTries", "2")
                    .authorise("127.0.0.1")
                    .replace("smtpserver.xml", SERVERS_ONLY, SERVERS_ONLY + DELIVERY_REPORTS)
                    .tenant("stale", Causes.STALE_DOMAIN, vault.url(), vault.login(), "the password of last year")
                    .replace("mailetcontainer.xml", REWRITE_BODY, REWRITE_BODY + SEPARATE_PASSWORD);
        }
    },

    /** Keeps mail that waits for the vault in a repository; the tests restart it. */
    RESTARTED {
        @Override
        JamesSetup change(JamesSetup setup, VaultProcess vault) {
            return setup.upload("deferral", "repository")
                    .upload("releaseInterval", "1")
                    .impatientForApproval(5);
        }
    },

    /** With the mailets that ship switched off, and one sender whose mail is held for longer than any test takes. */
    COMPLETE {
        @Override
        JamesSetup change(JamesSetup setup, VaultProcess vault) {
            return setup.impatientForApproval(1)
                    .hold(HoldScene.line(HELD_SENDER + "@example.com", "3000"))
                    .enable("SendReceipt", "cryptobin-refused")
                    .enable("NotifyRecipients", "cryptobin-refused")
                    .enable("CancelDeposit", "ignore");
        }
    };

    /** A name at example.com. */
    static final String HELD_SENDER = "taro.held";

    private static final String REWRITE_BODY = "class=\"jp.cryptobin.james.mailets.RewriteBody\">";
    private static final String SERVERS_ONLY = "<handler class=\"jp.cryptobin.james.smtp.RefuseLogin\"/>";
    /** So that a sender's wishes for delivery reports are read at all. */
    private static final String DELIVERY_REPORTS = Stream.of(
                    "DSNEhloHook", "DSNMailParameterHook", "DSNRcptParameterHook", "DSNMessageHook")
            .map(hook -> "<handler class=\"org.apache.james.smtpserver.dsn." + hook + "\"/>")
            .collect(Collectors.joining());

    private static final String SEPARATE_PASSWORD =
            "<passwordDelivery>separate-mail</passwordDelivery><passwordDelay>1</passwordDelay>";

    /** The one that a test class wants. */
    static Gateway of(Class<?> testClass) {
        return AnnotationSupport.findAnnotation(testClass, OnGateway.class)
                .orElseThrow()
                .value();
    }

    abstract JamesSetup change(JamesSetup setup, VaultProcess vault);

    Stage start() {
        return Stage.set(Places.ofBuild(), (setup, vault, world) -> change(setup, vault), System.out::println);
    }
}
