package jp.cryptobin.james.james39;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.jar.ClassFile;
import jp.cryptobin.james.jar.Linkage;
import jp.cryptobin.james.sandbox.SandboxSettings;
import jp.cryptobin.james.sandbox.VaultSandbox;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.mailet.Mail;
import org.apache.mailet.Mailet;
import org.apache.mailet.Matcher;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mailet and matcher of the jar for James 3.9, made by its name and given mail by James 3.9's own kit. */
class EveryBindingTest {
    private static final Set<String> MAILETS = Set.of(
            "AnswerHold",
            "AwaitCancel",
            "AwaitDecision",
            "CancelDeposit",
            "DropSecondCopies",
            "ExtractAttachments",
            "FollowApproval",
            "HoldMail",
            "KeepMail",
            "NotifyRecipients",
            "NotifySender",
            "PrepareBounce",
            "RecogniseBounce",
            "RewriteBody",
            "SendReceipt",
            "TellPostmaster",
            "UploadToCryptoBin",
            "ValidateMessage");

    /** They extend classes of James 3.9 that Maven Central does not serve, and were held against its sources by eye. */
    private static final String[] UNSEEN = {
        "jp/cryptobin/james/delivery/", "jp/cryptobin/james/repository/FaithfulFileMailRepository"
    };

    @TempDir
    private Path root;

    private final List<Mail> mails = new ArrayList<>();
    private VaultSandbox vault;
    private Bindings bindings;

    @BeforeEach
    void startVaultAndGateway() throws IOException {
        SandboxSettings.Login login = new SandboxSettings.Login("gateway", "only-for-tests");
        vault = VaultSandbox.start(
                SandboxSettings.local(root.resolve("vault"), login), Clock.systemUTC(), new SecureRandom());
        Files.createDirectories(root.resolve("conf"));
        Files.writeString(root.resolve("conf/cryptobin.properties"), """
                vault.url=%s
                vault.login=gateway
                vault.password=only-for-tests
                vault.secret=%s
                postmaster=postmaster@example.com
                """.formatted(
                        vault.baseUrl(), Base64.getEncoder().encodeToString(new byte[48])));
        bindings = new Bindings(root);
    }

    @AfterEach
    void stopVault() throws IOException {
        mails.forEach(LifecycleUtil::dispose);
        vault.close();
    }

    private Mail mail(Mails kind, String message) throws MessagingException {
        Mail mail = kind.of(message);
        mails.add(mail);
        return mail;
    }

    private static Path jar() throws Exception {
        return Path.of(Gateway.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static Set<String> inJar(String folder, Class<?> kind) throws Exception {
        Set<String> names = new TreeSet<>();
        for (ClassFile file : ClassFile.of(jar())) {
            if (file.name().startsWith(folder)) {
                Class<?> type = Class.forName(file.name().replace(".class", "").replace('/', '.'));
                if (kind.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                    names.add(type.getSimpleName());
                }
            }
        }
        return names;
    }

    @Test
    void theServerHasAllThatTheJarAsksFor() throws Exception {
        assertThat(jar().toString()).endsWith("-james-3.9.jar");
        try (Linkage linkage = new Linkage(jar())) {
            assertThat(linkage.asked("org/apache/mailet/", "org/apache/james/", "jakarta/mail/"))
                    .hasSizeGreaterThan(40);
            assertThat(linkage.missing(UNSEEN)).isEmpty();
        }
    }

    @Test
    void nothingIsLeftOutHere() throws Exception {
        assertThat(inJar("jp/cryptobin/james/mailets/", Mailet.class)).containsExactlyInAnyOrderElementsOf(MAILETS);
        assertThat(inJar("jp/cryptobin/james/matchers/", Matcher.class))
                .containsExactly(
                        "AwaitsApproval",
                        "ExceedsLimits",
                        "HasAttachment",
                        "HasDataUrl",
                        "HasEncryptedPart",
                        "HasNoAttachment",
                        "HasRecipientDomainsOver",
                        "HasRecipientOutside",
                        "HasViolation",
                        "IsOwnMail",
                        "MustNotLeave");
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void takesAFileThroughTheVault(Mails kind) throws Exception {
        Mail mail = mail(kind, Mails.withFile("見積書.pdf"));

        for (String name : new String[] {"ValidateMessage", "ExtractAttachments", "UploadToCryptoBin"}) {
            bindings.mailet(name).service(mail);
        }
        bindings.mailet("RewriteBody", "position", "bottom").service(mail);

        Deposit deposit = vault.deposits().get(0);
        assertThat(vault.deposits()).hasSize(1);
        assertThat(deposit.files().get(0).entry().name()).isEqualTo("見積書.pdf");
        assertThat(mail.getState()).isNotEqualTo(Mail.GHOST);
        assertThat(Mails.written(mail))
                .contains("Subject: Quotation\r\n", "本文です。", "クリプト便ファイルパスワード")
                .doesNotContain("JVBERi0", "application/pdf", "multipart");
        assertThat(bindings.matcher("HasNoAttachment").match(mail)).isEqualTo(mail.getRecipients());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HasAttachment    | file
            HasNoAttachment  | text
            HasDataUrl       | data
            HasEncryptedPart | encrypted
            ExceedsLimits    | limit
            MustNotLeave     | file
            HasViolation     | limit
            """)
    void everyMatcherMatchesTheWholeMailOrNothing(String name, String expected) throws Exception {
        Matcher matcher = bindings.matcher(name);
        for (Mails kind : Mails.values()) {
            Mail match = mail(kind, message(expected));
            Mail other = mail(kind, message(expected.equals("text") ? "file" : "text"));

            assertThat(matcher.match(match)).isEqualTo(match.getRecipients());
            assertThat(matcher.match(other)).isEmpty();
        }
    }

    private static String message(String name) {
        return switch (name) {
            case "file" -> Mails.withFile("a.pdf");
            case "text" -> Mails.WITHOUT_FILE;
            case "data" -> Mails.WITH_DATA_URL;
            case "encrypted" -> Mails.ENCRYPTED;
            case "limit" -> Mails.withFile("a\uD83D\uDE00.pdf");
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void tellsTheSenderWhatIsWrong(Mails kind) throws Exception {
        Mail mail = mail(kind, Mails.ENCRYPTED);

        bindings.mailet("ValidateMessage").service(mail);
        bindings.mailet("NotifySender").service(mail);

        SentMail notice = bindings.context().getSentMails().get(0);
        assertThat(notice.getRecipients().stream().map(Object::toString).collect(Collectors.toSet()))
                .containsExactly(Mails.SENDER);
        assertThat(notice.getMsg().getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
        assertThat(bindings.repository().size()).isEqualTo(1);
    }

    @Test
    void keepsACopy() throws Exception {
        Mail mail = mail(Mails.values()[0], Mails.WITHOUT_FILE);

        bindings.mailet("KeepMail").service(mail);

        assertThat(bindings.repository().size()).isEqualTo(1);
        assertThat(mail.getState()).isNotEqualTo(Mail.GHOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TellPostmaster", "AwaitCancel"})
    void startsWithItsDefaults(String name) throws Exception {
        assertThat(bindings.mailet(name).getMailetInfo()).startsWith("Crypto-bin");
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void putsAMailBackIntoTheQueueWhileTheVaultIsAway(Mails kind) throws Exception {
        Mail mail = mail(kind, Mails.withFile("a.pdf"));
        bindings.mailet("ValidateMessage").service(mail);
        bindings.mailet("ExtractAttachments").service(mail);
        vault.close();

        bindings.mailet("UploadToCryptoBin").service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThat(bindings.context().getSentMails())
                .singleElement()
                .satisfies(sent -> assertThat(sent.getState()).isEqualTo("cryptobin-upload"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FollowApproval", "SendReceipt", "CancelDeposit"})
    void leavesAMailWithoutADepositAlone(String name) throws Exception {
        Mail mail = mail(Mails.values()[0], Mails.WITHOUT_FILE);

        bindings.mailet(name).service(mail);

        assertThat(mail.getState()).isNotEqualTo(Mail.GHOST);
        assertThat(bindings.context().getSentMails()).isEmpty();
        assertThat(bindings.matcher("AwaitsApproval").match(mail)).isEmpty();
    }

    @Test
    void asksAboutNothingButADeposit() throws Exception {
        Mail mail = mail(Mails.values()[0], Mails.WITHOUT_FILE);

        assertThat(catchThrowable(() ->
                        bindings.mailet("AwaitDecision", "deferral", "queue").service(mail)))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("no deposit to follow");
        assertThat(catchThrowable(() -> bindings.mailet("NotifyRecipients").service(mail)))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("no deposit to tell of");
    }

    @Test
    void knowsABounceThatItPrepared() throws Exception {
        Mail mail = mail(Mails.values()[0], Mails.withFile("a.pdf"));
        bindings.mailet("PrepareBounce").service(mail);
        Mail copy = mail(Mails.values()[0], Mails.withFile("a.pdf"));
        mail.attributes().forEach(copy::setAttribute);
        copy.setAttribute(Mail.SENT_BY_MAILET_ATTRIBUTE);

        bindings.mailet("RecogniseBounce").service(copy);

        // It has a sender, so it is no bounce.
        assertThat(bindings.matcher("IsOwnMail").match(copy)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RefuseLogin", "RequireTlsForLogin", "LimitLogins"})
    void hasTheHandlersOfTheSmtpServers(String name) throws Exception {
        Object handler = Class.forName("jp.cryptobin.james.smtp." + name)
                .getConstructor()
                .newInstance();

        assertThat(((CommandHandler<?>) handler).getImplCommands()).contains("AUTH");
    }

    @Test
    void refusesAWrongParameterAtStart() {
        assertThat(catchThrowable(() -> bindings.mailet("ValidateMessage", "maxFiles", "many")))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("ValidateMessage: maxFiles=many is not accepted");
    }
}
