package jp.cryptobin.james.sandbox.deposit;

import java.io.IOException;

/** Tries of the file password: counted per recipient's link, and the link locked when they are used up. */
public final class PasswordGate {
    /** What a try came to. */
    public enum Verdict {
        RIGHT,
        WRONG,
        LOCKED
    }

    private final Deposits deposits;
    private final int maxTries;

    /** @param maxTries how many wrong passwords in a row lock a link */
    public PasswordGate(Deposits deposits, int maxTries) {
        this.deposits = deposits;
        this.maxTries = maxTries;
    }

    public boolean locked(Recipient recipient) {
        return recipient.failedTries() >= maxTries;
    }

    public int triesLeft(Recipient recipient) {
        return Math.max(0, maxTries - recipient.failedTries());
    }

    /** The try is counted before the password is looked at, so that many at once get no more tries than one by one. */
    public Verdict attempt(Delivery delivery, String password) throws IOException {
        String link = delivery.recipient().link();
        if (!countTry(delivery.deposit().id(), link)) {
            return Verdict.LOCKED;
        }
        if (delivery.deposit().password().matches(password)) {
            change(delivery.deposit().id(), link, 0);
            return Verdict.RIGHT;
        }
        return deposits.byLink(link).map(Delivery::recipient).map(this::locked).orElse(true)
                ? Verdict.LOCKED
                : Verdict.WRONG;
    }

    private boolean countTry(String id, String link) throws IOException {
        boolean[] counted = {false};
        deposits.update(
                id,
                deposit -> deposit.recipients().stream()
                        .filter(recipient -> recipient.link().equals(link) && !locked(recipient))
                        .findFirst()
                        .map(recipient -> {
                            counted[0] = true;
                            return deposit.withRecipient(recipient.withFailedTries(recipient.failedTries() + 1));
                        })
                        .orElse(deposit));
        return counted[0];
    }

    private void change(String id, String link, int tries) throws IOException {
        deposits.update(
                id,
                deposit -> deposit.recipients().stream()
                        .filter(recipient -> recipient.link().equals(link))
                        .findFirst()
                        .map(recipient -> deposit.withRecipient(recipient.withFailedTries(tries)))
                        .orElse(deposit));
    }
}
