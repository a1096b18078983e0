package jp.cryptobin.james.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.DepositOutcome.Accepted;
import jp.cryptobin.james.vault.StateOutcome.KnownDeposit;
import jp.cryptobin.james.vault.StateOutcome.UnknownDeposit;
import jp.cryptobin.james.vault.StatusOutcome.Ready;
import org.junit.jupiter.api.Test;

/** What every vault keeps to, and every way of reaching one: a fake, a sandbox, the real service. */
public abstract class CryptoBinContract {
    private static final List<SampleFile> FILES = SampleFile.VARIED;

    // A mail that no vault has seen yet: one that lives on between runs must not answer with an old receipt.
    private final String mailId = "<" + UUID.randomUUID() + "@example.com>";
    private final Deposit deposit = SampleFile.deposit(mailId, FILES);

    /** A vault that takes deposits and asks nobody for approval. */
    protected abstract CryptoBin vault();

    @Test
    void acceptsADepositAndConfirmsEveryFile() {
        Receipt receipt = accepted(vault().deposit(deposit, SampleFile.contents(FILES)));

        assertThat(receipt.files()).isEqualTo(deposit.files());
        assertThat(receipt.state()).isEqualTo(DepositState.DELIVERED);
        assertThat(receipt.expiresAt()).isAfter(receipt.depositedAt());
        assertThat(receipt.account()).isNotEmpty();
    }

    @Test
    void givesTheFirstReceiptAgainForTheSameKey() {
        Receipt first = accepted(vault().deposit(deposit, SampleFile.contents(FILES)));
        Receipt second = accepted(vault().deposit(deposit, SampleFile.contents(FILES)));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void makesAnotherDepositForAnotherMail() {
        Receipt first = accepted(vault().deposit(deposit, SampleFile.contents(FILES)));
        Deposit other = SampleFile.deposit("other" + mailId, FILES);
        Receipt second = accepted(vault().deposit(other, SampleFile.contents(FILES)));

        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void doesNotTakeAnotherDepositUnderAKeyThatIsTaken() {
        accepted(vault().deposit(deposit, SampleFile.contents(FILES)));
        Deposit changed = new Deposit(
                deposit.key(),
                deposit.sender(),
                deposit.senderName(),
                List.of("somebody-else@example.org"),
                List.of(),
                deposit.subject(),
                deposit.password(),
                deposit.files());

        assertThat(reason(vault().deposit(changed, SampleFile.contents(FILES)))).isEqualTo(Reason.UNEXPECTED_ERROR);
    }

    @Test
    void takesNothingWhenAFileIsNotTheOneAnnouncedAndTheRightOneLater() {
        byte[] altered = FILES.get(2).octets().clone();
        altered[altered.length - 1] ^= 1;
        List<SampleFile> wrong = List.of(FILES.get(0), FILES.get(1), new SampleFile("data.bin", "", altered));

        assertThat(reason(vault().deposit(deposit, SampleFile.contents(wrong)))).isEqualTo(Reason.UPLOAD_FAILED);
        accepted(vault().deposit(deposit, SampleFile.contents(FILES)));
    }

    @Test
    void takesNothingWhenAFileIsMissing() {
        assertThat(reason(vault().deposit(deposit, SampleFile.contents(FILES.subList(0, 2)))))
                .isEqualTo(Reason.UPLOAD_FAILED);
    }

    @Test
    void takesNothingWhenFilesComeInAnotherOrder() {
        FileContents swapped = sink -> {
            sink.file(1, new ByteArrayInputStream(FILES.get(1).octets()));
            sink.file(0, new ByteArrayInputStream(FILES.get(0).octets()));
            sink.file(2, new ByteArrayInputStream(FILES.get(2).octets()));
        };

        assertThat(reason(vault().deposit(deposit, swapped))).isEqualTo(Reason.UPLOAD_FAILED);
    }

    @Test
    void takesNothingWhenAFileCannotBeReadAndTheWholeLater() {
        FileContents broken = sink -> {
            sink.file(0, new ByteArrayInputStream(FILES.get(0).octets()));
            sink.file(1, new ByteArrayInputStream(FILES.get(1).octets()));
            sink.file(2, new BrokenStream());
        };

        assertThat(reason(vault().deposit(deposit, broken))).isEqualTo(Reason.UPLOAD_FAILED);
        accepted(vault().deposit(deposit, SampleFile.contents(FILES)));
    }

    @Test
    void tellsHowADepositStands() {
        Receipt receipt = accepted(vault().deposit(deposit, SampleFile.contents(FILES)));

        assertThat(vault().state(receipt.id())).isEqualTo(new KnownDeposit(receipt));
    }

    @Test
    void cancelsADepositOnceAndForAll() {
        DepositId id =
                accepted(vault().deposit(deposit, SampleFile.contents(FILES))).id();

        assertThat(state(vault().cancel(id))).isEqualTo(DepositState.CANCELLED);
        assertThat(state(vault().cancel(id))).isEqualTo(DepositState.CANCELLED);
        assertThat(state(vault().state(id))).isEqualTo(DepositState.CANCELLED);
    }

    @Test
    void makesANewDepositOfOneThatWasCancelledWhenItIsSentAgain() {
        DepositId cancelled =
                accepted(vault().deposit(deposit, SampleFile.contents(FILES))).id();
        vault().cancel(cancelled);

        Receipt again = accepted(vault().deposit(deposit, SampleFile.contents(FILES)));
        Receipt repeated = accepted(vault().deposit(deposit, SampleFile.contents(FILES)));

        assertThat(again.id()).isNotEqualTo(cancelled);
        assertThat(again.state()).isEqualTo(DepositState.DELIVERED);
        assertThat(repeated).isEqualTo(again);
        assertThat(state(vault().state(cancelled))).isEqualTo(DepositState.CANCELLED);
    }

    @Test
    void doesNotKnowADepositThatWasNeverMade() {
        DepositId id = new DepositId("never-made-by-anybody");

        assertThat(vault().state(id)).isEqualTo(new UnknownDeposit(id));
        assertThat(vault().cancel(id)).isEqualTo(new UnknownDeposit(id));
    }

    @Test
    void saysThatItIsReady() {
        assertThat(vault().status()).isInstanceOf(Ready.class);
    }

    private static Receipt accepted(DepositOutcome outcome) {
        assertThat(outcome).isInstanceOf(Accepted.class);
        return ((Accepted) outcome).receipt();
    }

    private static Reason reason(DepositOutcome outcome) {
        assertThat(outcome).isInstanceOf(NotDone.class);
        return ((NotDone) outcome).reason();
    }

    private static DepositState state(StateOutcome outcome) {
        assertThat(outcome).isInstanceOf(KnownDeposit.class);
        return ((KnownDeposit) outcome).receipt().state();
    }

    private static final class BrokenStream extends InputStream {
        private int left = 100_000;

        @Override
        public int read() throws IOException {
            if (left == 0) {
                throw new IOException("the mail ends in the middle of a part");
            }
            left--;
            return 'x';
        }
    }
}
