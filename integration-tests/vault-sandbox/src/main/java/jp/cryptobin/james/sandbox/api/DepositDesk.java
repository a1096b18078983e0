package jp.cryptobin.james.sandbox.api;

import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.cryptobin.james.sandbox.contract.DepositRequest;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.contract.ProblemCode;
import jp.cryptobin.james.sandbox.contract.Refusal;
import jp.cryptobin.james.sandbox.contract.RefusedException;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.deposit.Deposits;
import jp.cryptobin.james.sandbox.deposit.Lifecycle;
import jp.cryptobin.james.sandbox.deposit.Links;
import jp.cryptobin.james.sandbox.deposit.PasswordHash;
import jp.cryptobin.james.sandbox.deposit.Recipient;
import jp.cryptobin.james.sandbox.deposit.Upload;
import jp.cryptobin.james.sandbox.section.DepositRules;
import jp.cryptobin.james.sandbox.section.Section;
import jp.cryptobin.james.sandbox.section.SectionOffice;
import org.jspecify.annotations.Nullable;

/** Turns a request into a deposit, once per idempotency key. */
public final class DepositDesk {
    /** What a request came to: a deposit made now, or one that was made before under the same key. */
    record Outcome(Deposit deposit, boolean replay) {}

    private final Deposits deposits;
    private final Lifecycle lifecycle;
    private final SectionOffice office;
    private final int hashIterations;
    private final SecureRandom random;
    private final BusyKeys busy = new BusyKeys();

    public DepositDesk(
            Deposits deposits, Lifecycle lifecycle, SectionOffice office, int hashIterations, SecureRandom random) {
        this.deposits = deposits;
        this.lifecycle = lifecycle;
        this.office = office;
        this.hashIterations = hashIterations;
        this.random = random;
    }

    /** @param heard told what was asked for, before it is judged */
    Outcome take(String key, @Nullable String contentType, InputStream body, Consumer<DepositRequest> heard)
            throws IOException, RefusedException, InterruptedException {
        busy.enter(key);
        try {
            return taken(key, contentType, body, heard);
        } finally {
            busy.leave(key);
        }
    }

    private Outcome taken(String key, @Nullable String contentType, InputStream body, Consumer<DepositRequest> heard)
            throws IOException, RefusedException {
        Section section = office.section();
        Optional<Deposit> earlier = deposits.byIdempotencyKey(key);
        Admission admission = new Admission(section, earlier, heard);
        try (Intake intake = new Intake(admission, section.virusScan())) {
            MultipartReader.read(body, contentType, intake);
            if (earlier.isPresent() && !intake.wantsMore()) {
                return new Outcome(earlier.get(), true);
            }
            intake.complete();
            Deposit deposit = store(key, section, admission, intake);
            lifecycle.stored(deposit, intake.infected());
            return new Outcome(deposit, false);
        }
    }

    private Deposit store(String key, Section section, Admission admission, Intake intake) throws IOException {
        DepositRequest request = admission.request();
        OffsetDateTime now = lifecycle.depositedAt();
        DepositState state = section.approval().on() ? DepositState.AWAITING_APPROVAL : DepositState.DELIVERED;
        Upload upload = admission.upload();
        Deposit deposit = new Deposit(
                upload.id(),
                key,
                Announcement.fingerprint(request),
                section.accountOf(request.sender()).loginId(),
                request.sender(),
                request.senderName(),
                request.subject(),
                PasswordHash.of(request.filePassword(), hashIterations, random),
                request.recipients().stream()
                        .map(address -> new Recipient(address, Links.newSecret(random), 0, null))
                        .toList(),
                intake.stored(),
                now,
                lifecycle.expiryOf(now),
                state,
                state,
                null,
                Links.newSecret(random),
                List.of());
        deposits.commit(upload, deposit);
        return deposit;
    }

    /** Judges one request's announcement and keeps what it said. */
    private final class Admission implements Intake.Judge {
        private final Section section;
        private final Optional<Deposit> earlier;
        private final Consumer<DepositRequest> heard;
        private @Nullable DepositRequest request;
        private @Nullable Upload upload;

        Admission(Section section, Optional<Deposit> earlier, Consumer<DepositRequest> heard) {
            this.heard = heard;
            this.section = section;
            this.earlier = earlier;
        }

        @Override
        public @Nullable Upload judge(DepositRequest announced) throws IOException, RefusedException {
            heard.accept(announced);
            if (earlier.isPresent()) {
                checkSame(earlier.get(), announced);
                return null;
            }
            Optional<Refusal> refusal = DepositRules.check(section, announced);
            if (refusal.isPresent()) {
                throw new RefusedException(refusal.get());
            }
            request = announced;
            upload = deposits.begin();
            return upload;
        }

        DepositRequest request() {
            return present(request);
        }

        Upload upload() {
            return present(upload);
        }

        private void checkSame(Deposit first, DepositRequest announced) throws RefusedException {
            if (!first.fingerprint().equals(Announcement.fingerprint(announced))
                    || !first.password().matches(announced.filePassword())) {
                throw new RefusedException(new Refusal(
                        ProblemCode.UNEXPECTED_ERROR,
                        422,
                        "This Idempotency-Key was used for another deposit",
                        List.of(),
                        0));
            }
        }

        private static <T> T present(@Nullable T value) {
            if (value == null) {
                throw new IllegalStateException("The announcement was not admitted");
            }
            return value;
        }
    }
}
