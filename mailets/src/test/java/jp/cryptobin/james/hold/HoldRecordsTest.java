package jp.cryptobin.james.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.mail.MessagingException;
import jp.cryptobin.james.state.HoldAnswer;
import jp.cryptobin.james.state.HoldRecord;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;

class HoldRecordsTest {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final AtomicInteger lists = new AtomicInteger();
    private final List<String> retrieved = new ArrayList<>();
    private final List<Boolean> locked = new ArrayList<>();

    private final MemoryMailRepository repository = new MemoryMailRepository() {
        @Override
        public Iterator<MailKey> list() {
            lists.incrementAndGet();
            return super.list();
        }

        @Override
        public Mail retrieve(MailKey key) {
            retrieved.add(key.asString());
            locked.add(Thread.holdsLock(this));
            return super.retrieve(key);
        }
    };

    private final HoldRecords records = new HoldRecords(repository);

    private static HoldRecord record(int day) {
        return new HoldRecord(
                "hold" + day, "mail" + day, "", "a@example.com", "", HoldRecord.Step.HELD, "", "", day * DAY);
    }

    @Test
    void forgetsWhatIsOverWithItsAnswerAndLooksAtEachRecordOnce() throws MessagingException {
        for (int day = 1; day <= 5; day++) {
            records.write(record(day));
            records.answer("hold" + day, new HoldAnswer(true));
        }
        lists.set(0);
        retrieved.clear();
        locked.clear();

        records.removeExpired(3 * DAY);

        assertThat(lists).hasValue(1);
        assertThat(retrieved).containsExactlyInAnyOrder("hold1", "hold2", "hold3", "hold4", "hold5");
        assertThat(locked).containsOnly(true);
        assertThat(records.answered()).containsExactlyInAnyOrder("hold4", "hold5");
        assertThat(records.find("hold3")).isEmpty();
        assertThat(records.find("hold4")).contains(record(4));
    }
}
