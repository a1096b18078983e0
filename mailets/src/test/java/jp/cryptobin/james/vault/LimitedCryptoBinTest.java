package jp.cryptobin.james.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.vault.DepositOutcome.Accepted;
import jp.cryptobin.james.vault.NotDone.Refused;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.NotDone.Unavailable.Contact;
import jp.cryptobin.james.vault.StatusOutcome.Ready;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitedCryptoBinTest extends CryptoBinContract {
    private static final Deposit DEPOSIT = SampleFile.deposit("<m@example.com>", SampleFile.VARIED);
    private static final DepositId ID = new DepositId("deposit-00000001");
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofHours(1);

    private final FakeCryptoBin fake = new FakeCryptoBin(Clock.systemUTC());
    private final CountDownLatch entered = new CountDownLatch(2);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void endThreads() {
        answer.countDown();
        threads.shutdownNow();
    }

    @Override
    protected CryptoBin vault() {
        return new LimitedCryptoBin(fake, CallLimits.DEFAULT);
    }

    private static DepositOutcome deposit(CryptoBin vault) {
        return vault.deposit(DEPOSIT, SampleFile.contents(SampleFile.VARIED));
    }

    private static NotDone trouble(Contact contact) {
        return new Unavailable(Reason.UPLOAD_FAILED, contact, Optional.empty(), "told to");
    }

    private static void assertBusy(Object outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Unavailable.class, unavailable -> {
            assertThat(unavailable.contact()).isEqualTo(Contact.BUSY);
            assertThat(unavailable.detail()).contains("busy with 2 calls");
        });
    }

    private static void assertNotTried(Object outcome, String detail) {
        assertThat(outcome).isInstanceOfSatisfying(Unavailable.class, unavailable -> {
            assertThat(unavailable.contact()).isEqualTo(Contact.NOT_TRIED);
            assertThat(unavailable.detail()).contains(detail);
        });
    }

    private LimitedCryptoBin down(Duration pause) {
        LimitedCryptoBin vault = new LimitedCryptoBin(fake, new CallLimits(8, 3, pause));
        for (int i = 0; i < 3; i++) {
            fake.failNext(trouble(Contact.SILENCE));
            assertThat(deposit(vault)).isEqualTo(trouble(Contact.SILENCE));
        }
        return vault;
    }

    @Test
    void makesNoMoreCallsAtATimeThanAllowed() throws Exception {
        FileContents slow = sink -> {
            entered.countDown();
            Awaitility.await().until(() -> answer.getCount() == 0);
            SampleFile.contents(SampleFile.VARIED).writeTo(sink);
        };
        CryptoBin vault = new LimitedCryptoBin(new Unsynchronized(), new CallLimits(2, 3, LONG));
        List<Future<DepositOutcome>> calls = List.of(
                threads.submit(() -> vault.deposit(DEPOSIT, slow)), threads.submit(() -> vault.deposit(DEPOSIT, slow)));
        entered.await();

        assertBusy(deposit(vault));
        assertBusy(vault.state(ID));
        assertThat(vault.status()).isInstanceOf(Ready.class);

        answer.countDown();
        for (Future<DepositOutcome> call : calls) {
            assertThat(call.get()).isInstanceOf(Accepted.class);
        }
        assertThat(deposit(vault)).isInstanceOf(Accepted.class);
    }

    @Test
    void letsACallWaitForItsTurnWhereAThreadIsFree() throws Exception {
        FileContents slow = sink -> {
            entered.countDown();
            Awaitility.await().until(() -> answer.getCount() == 0);
            SampleFile.contents(SampleFile.VARIED).writeTo(sink);
        };
        CryptoBin vault = new LimitedCryptoBin(new Unsynchronized(), new CallLimits(1, 3, LONG), new Turns(2));
        List<Future<DepositOutcome>> calls = List.of(
                threads.submit(() -> vault.deposit(DEPOSIT, slow)), threads.submit(() -> vault.deposit(DEPOSIT, slow)));
        Awaitility.await().until(() -> deposit(vault) instanceof Unavailable);
        assertThat(entered.getCount()).as("one is called, one waits").isEqualTo(1);
        assertThat(((Unavailable) deposit(vault)).retryAfter().orElseThrow()).isPositive();

        answer.countDown();

        for (Future<DepositOutcome> call : calls) {
            assertThat(call.get()).isInstanceOf(Accepted.class);
        }
    }

    /** A vault that many can call at once, unlike the fake. */
    private final class Unsynchronized implements CryptoBin {
        @Override
        public DepositOutcome deposit(Deposit deposit, FileContents contents) {
            try {
                contents.writeTo((index, content) -> {});
            } catch (IOException e) {
                return trouble(Contact.ANSWERED);
            }
            return fake.deposit(deposit, SampleFile.contents(SampleFile.VARIED));
        }

        @Override
        public StateOutcome state(DepositId id) {
            return fake.state(id);
        }

        @Override
        public StateOutcome cancel(DepositId id) {
            return fake.cancel(id);
        }

        @Override
        public StatusOutcome status() {
            return fake.status();
        }
    }

    @Test
    void leavesAVaultAloneThatWasSilentSeveralTimesInARow() {
        CryptoBin vault = down(LONG);

        assertNotTried(deposit(vault), "silent 3 times");
        assertThat(((Unavailable) deposit(vault)).retryAfter().orElseThrow()).isBetween(LONG.minusMinutes(1), LONG);
        assertNotTried(vault.state(ID), "silent 3 times");
        assertNotTried(vault.cancel(ID), "silent 3 times");
        assertThat(fake.deposits()).isEmpty();
    }

    @Test
    void hasOneOfThoseOutsideFindOutWhetherTheVaultIsBack() {
        LimitedCryptoBin vault = down(Duration.ofNanos(1));
        vault.outside(5);
        assertThat(vault.callBack()).isEqualTo(1);
        assertThat(vault.callBack()).isZero();

        assertThat(vault.depositCalledBack(DEPOSIT, SampleFile.contents(SampleFile.VARIED)))
                .isInstanceOf(Accepted.class);
        assertThat(vault.callBack()).isPositive();
    }

    @Test
    void sendsThoseOutsideOfAVaultThatIsDownToWaitByThemselves() {
        LimitedCryptoBin vault = down(LONG);
        vault.outside(2);

        assertThat(vault.callBack()).isPositive();
        assertNotTried(vault.depositCalledBack(DEPOSIT, SampleFile.contents(SampleFile.VARIED)), "silent 3 times");
    }

    @Test
    void saysWhenACallIsOver() {
        LimitedCryptoBin vault = new LimitedCryptoBin(fake, CallLimits.DEFAULT);
        AtomicInteger looks = new AtomicInteger();
        vault.whenFree(looks::incrementAndGet);

        deposit(vault);

        assertThat(looks).hasValue(1);
    }

    @Test
    void asksForTheStatusEvenWhenTheVaultIsDown() {
        assertThat(down(LONG).status()).isInstanceOf(Ready.class);
    }

    @Test
    void findsOutByOneCallWhetherTheVaultIsBack() {
        CryptoBin vault = down(SHORT);

        Awaitility.await().until(() -> deposit(vault) instanceof Accepted);
        assertThat(deposit(vault)).isInstanceOf(Accepted.class);
    }

    @Test
    void leavesTheVaultAloneAgainWhenTheOneCallMeetsSilence() {
        CryptoBin vault = down(SHORT);
        fake.failNext(trouble(Contact.SILENCE));

        Awaitility.await().until(() -> deposit(vault).equals(trouble(Contact.SILENCE)));
        assertNotTried(deposit(vault), "silent 3 times");
    }

    @ParameterizedTest
    @EnumSource(
            value = Contact.class,
            names = {"ANSWERED", "NOT_TRIED"})
    void countsNoAnswerAsSilence(Contact contact) {
        CryptoBin vault = new LimitedCryptoBin(fake, new CallLimits(8, 3, LONG));
        for (int i = 0; i < 9; i++) {
            fake.failNext(trouble(i % 3 == 2 ? contact : Contact.SILENCE));
            assertThat(deposit(vault)).isInstanceOf(Unavailable.class);
        }
        fake.failNext(new Refused(Violation.of(Reason.VIRUS_FOUND), "eicar"));
        assertThat(deposit(vault)).isInstanceOf(Refused.class);

        assertThat(deposit(vault)).isInstanceOf(Accepted.class);
    }

    @Test
    void countsACallThatFailsInTheGatewayAsSilenceAndFreesItsPlace() {
        CryptoBin vault = new LimitedCryptoBin(fake, new CallLimits(1, 2, LONG));
        FileContents broken = sink -> {
            throw new OutOfMemoryError("told to");
        };

        assertThatThrownBy(() -> vault.deposit(DEPOSIT, broken)).isInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(() -> vault.deposit(DEPOSIT, broken)).isInstanceOf(OutOfMemoryError.class);
        assertNotTried(deposit(vault), "silent 2 times");
    }

    @Test
    void namesWhatIsOutOfRange() {
        assertThatThrownBy(() -> new CallLimits(0, 5, LONG)).hasMessageContaining("calls=0");
        assertThatThrownBy(() -> new CallLimits(8, 0, LONG)).hasMessageContaining("silences=0");
        assertThatThrownBy(() -> new CallLimits(8, 5, Duration.ZERO)).hasMessageContaining("pause=PT0S");
    }
}
