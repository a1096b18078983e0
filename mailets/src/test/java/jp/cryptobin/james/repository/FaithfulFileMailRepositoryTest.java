package jp.cryptobin.james.repository;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Date;
import javax.mail.MessagingException;
import jp.cryptobin.james.matchers.RawMessage;
import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaithfulFileMailRepositoryTest {
    private final FaithfulFileMailRepository repository = new FaithfulFileMailRepository();

    @TempDir
    private Path directory;

    @BeforeEach
    void open() throws Exception {
        BaseHierarchicalConfiguration configuration = new BaseHierarchicalConfiguration();
        configuration.addProperty("[@destinationURL]", "file://" + directory + "/held/");
        configuration.addProperty("[@type]", "MAIL");
        configuration.addProperty("[@FIFO]", "false");
        configuration.addProperty("[@CACHEKEYS]", "true");
        repository.setFileSystem(new InDirectory());
        repository.configure(configuration);
        repository.init();
    }

    private static MailImpl mail(String message) throws MessagingException {
        InputStream octets = new ByteArrayInputStream(message.getBytes(ISO_8859_1));
        MailImpl mail = MailImpl.builder()
                .name("mail-1")
                .sender("taro@example.com")
                .addRecipient("partner@example.org")
                .state("cryptobin")
                .lastUpdated(new Date(1_700_000_000_000L))
                .addAttribute(new Attribute(AttributeName.of("cryptobin.deferral"), AttributeValue.of("{}")))
                .build();
        mail.setMessageNoCopy(new MimeMessageWrapper(MimeMessageInputStreamSource.create("mail-1", octets)));
        return mail;
    }

    private static String octets(Mail mail) throws MessagingException, IOException {
        try (InputStream in = RawMessage.open(mail)) {
            return new String(in.readAllBytes(), ISO_8859_1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: a\r\nContent-Transfer-Encoding: base64\r\n\r\nR29vZCBtb3JuaW5nLg==\r\n",
                "Subject: a\r\nContent-Transfer-Encoding: base64\r\n\r\nR29v!ZCBtb3Jua\r\n",
                "Subject:a\r\nX-Empty:\r\nsubject:  b \r\nno field\r\n\r\n\u00e3\u0081\u0082\r\n.\r\n",
                "Content-Type: multipart/mixed; boundary=b\r\n\r\npreamble\r\n--b\r\n\r\nx\r\n--b--\r\nepilogue",
            })
    void keepsEveryOctet(String message) throws Exception {
        MailKey key = repository.store(mail(message));

        assertThat(octets(repository.retrieve(key))).isEqualTo(message);
    }

    @Test
    void keepsTheEnvelopeAndWhatIsOnTheMail() throws Exception {
        MailImpl mail = mail("Subject: a\r\n\r\nb\r\n");

        Mail kept = repository.retrieve(repository.store(mail));

        assertThat(kept.getName()).isEqualTo("mail-1");
        assertThat(kept.getMaybeSender()).isEqualTo(mail.getMaybeSender());
        assertThat(kept.getRecipients()).isEqualTo(mail.getRecipients());
        assertThat(kept.getState()).isEqualTo("cryptobin");
        assertThat(kept.getLastUpdated()).isEqualTo(mail.getLastUpdated());
        assertThat(kept.attributes())
                .containsExactlyElementsOf(mail.attributes().toList());
    }

    @Test
    void leavesTheMailAsItWas() throws Exception {
        MailImpl mail = mail("Subject: a\r\n\r\nb\r\n");
        Object message = mail.getMessage();

        repository.store(mail);

        assertThat(mail.getMessage()).isSameAs(message);
        assertThat(octets(mail)).isEqualTo("Subject: a\r\n\r\nb\r\n");
    }

    /** As a mail that is laid aside once more: its octets are in the file that is written. */
    @Test
    void storesAgainWhatCameFromThere() throws Exception {
        String message = "Subject: a\r\n\r\n" + "b".repeat(200_000) + "\r\n";
        Mail kept = repository.retrieve(repository.store(mail(message)));
        kept.setState("later");

        Mail again = repository.retrieve(repository.store(kept));

        assertThat(octets(again)).isEqualTo(message);
        assertThat(again.getState()).isEqualTo("later");
    }

    /** As far as the repository asks for it. */
    private static final class InDirectory implements FileSystem {
        @Override
        public InputStream getResource(String url) throws IOException {
            return new FileInputStream(getFile(url));
        }

        @Override
        public File getFile(String url) throws FileNotFoundException {
            return new File(url.substring("file://".length()));
        }

        @Override
        public File getBasedir() {
            return new File("/");
        }
    }
}
