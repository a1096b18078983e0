package jp.cryptobin.james.deferral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javax.mail.MessagingException;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.Test;

class MailKeeperTest {
    private final WaitingQueue time = new WaitingQueue();
    private final MemoryMailRepository repository = new MemoryMailRepository();
    private final MailKeeper keeper = new MailKeeper(repository, time.clock, Duration.ofDays(7));

    private static Mail mail() throws MessagingException {
        return FakeMail.builder().name("mail-1").state("cryptobin-refused").build();
    }

    @Test
    void keepsACopyThatSaysWhereItGoesAndLeavesTheMailAsItIs() throws MessagingException {
        Mail mail = mail();

        keeper.keep(mail, "cryptobin");

        Mail kept = repository.retrieve(repository.list().next());
        assertThat(kept.getState()).isEqualTo("cryptobin");
        assertThat(mail.getName()).isEqualTo("mail-1");
        assertThat(mail.getState()).isEqualTo("cryptobin-refused");
        assertThat(mail.attributeNames()).isEmpty();
    }

    @Test
    void keepsAMailThatFailsAgainUnderAnotherNameOfTheSameLength() throws MessagingException {
        Mail mail = mail();
        keeper.keep(mail, "cryptobin");
        MailKey first = repository.list().next();
        mail.setName(first.asString());
        time.passes(Duration.ofSeconds(1));

        keeper.keep(mail, "cryptobin");

        assertThat(repository.size()).isEqualTo(2);
        repository
                .list()
                .forEachRemaining(key ->
                        assertThat(key.asString()).hasSize(first.asString().length()));
    }

    @Test
    void removesWhatWasKeptLongEnoughAndNothingElse() throws MessagingException {
        keeper.keep(mail(), "cryptobin");
        repository.store(FakeMail.builder().name("by-hand").build());
        time.passes(Duration.ofDays(6));
        Mail later = mail();
        later.setName("mail-2");
        keeper.keep(later, "cryptobin");
        time.passes(Duration.ofDays(1));

        keeper.removeExpired();

        assertThat(repository.list())
                .toIterable()
                .extracting(MailKey::asString)
                .hasSize(2)
                .noneMatch(name -> name.startsWith("mail-1"));
    }
}
