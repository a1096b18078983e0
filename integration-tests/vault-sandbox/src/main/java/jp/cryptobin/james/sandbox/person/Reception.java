package jp.cryptobin.james.sandbox.person;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import jp.cryptobin.james.sandbox.deposit.PasswordHash;
import jp.cryptobin.james.sandbox.section.AccountState;
import jp.cryptobin.james.sandbox.section.SectionOffice;

/** Lets people in by login id and password, and takes new passwords. */
public final class Reception {
    /** What a try to log in came to. */
    public sealed interface LoginOutcome {
        /** @param person who came in; the account may ask for a new password first */
        record Welcome(Person person) implements LoginOutcome {}

        /** Login id or password is wrong; which one is not said. */
        record Wrong() implements LoginOutcome {}

        /** Both are right, and the account is locked. */
        record Locked() implements LoginOutcome {}

        /** Too many wrong tries; this one was not looked at. */
        record Wait(Duration remaining) implements LoginOutcome {}
    }

    /** A person mistypes a few times; a whole office behind one address some more. */
    private static final int FREE_TRIES = 5;

    private static final int FREE_TRIES_OF_ADDRESS = 30;
    private static final int SHORTEST = 10;
    private static final int LONGEST = 128;

    private final People people;
    private final SectionOffice office;
    private final int iterations;
    private final SecureRandom random;
    private final Tries byLogin;
    private final Tries byAddress;
    private final PasswordHash nobody;

    /** @param iterations rounds of the password hash */
    public Reception(People people, SectionOffice office, Clock clock, int iterations, SecureRandom random) {
        this.people = people;
        this.office = office;
        this.iterations = iterations;
        this.random = random;
        this.byLogin = new Tries(clock, FREE_TRIES);
        this.byAddress = new Tries(clock, FREE_TRIES_OF_ADDRESS);
        this.nobody = PasswordHash.of("", iterations, random);
    }

    /** @param clientAddress of the browser, to slow down one that tries many login ids */
    public LoginOutcome logIn(String loginId, String password, String clientAddress) {
        Duration wait = byLogin.begin(loginId);
        if (wait.isZero()) {
            wait = byAddress.begin(clientAddress);
        }
        if (!wait.isZero()) {
            return new LoginOutcome.Wait(wait);
        }
        Optional<Person> person = people.byLogin(loginId);
        // An unknown login id takes as long as a known one.
        boolean right = person.map(Person::password).orElse(nobody).matches(password) && person.isPresent();
        if (!right) {
            return new LoginOutcome.Wrong();
        }
        byLogin.right(loginId);
        byAddress.right(clientAddress);
        return office.section().stateOf(loginId) == AccountState.LOCKED
                ? new LoginOutcome.Locked()
                : new LoginOutcome.Welcome(person.get());
    }

    /** Whether the account has to get a new password before anything else. */
    public boolean needsNewPassword(Person person) {
        AccountState state = office.section().stateOf(person.loginId());
        return state == AccountState.PASSWORD_RESET || state == AccountState.PASSWORD_EXPIRED;
    }

    /** What a wish for a new password came to. */
    public enum Change {
        DONE,
        OLD_WRONG,
        NOT_TWICE,
        TOO_WEAK,
        SAME
    }

    /** The person sets a password of their own; an account that waited for that is active again. */
    public Change changePassword(Person person, String old, String fresh, String again) throws IOException {
        int length = fresh.codePointCount(0, fresh.length());
        if (!byLogin.begin(person.loginId()).isZero() || !person.password().matches(old)) {
            return Change.OLD_WRONG;
        }
        byLogin.right(person.loginId());
        if (!fresh.equals(again)) {
            return Change.NOT_TWICE;
        }
        if (length < SHORTEST || length > LONGEST || fresh.equals(person.loginId())) {
            return Change.TOO_WEAK;
        }
        if (fresh.equals(old)) {
            return Change.SAME;
        }
        people.put(person.withPassword(PasswordHash.of(fresh, iterations, random)));
        office.change(section -> section.withPasswordChosen(person.loginId()));
        return Change.DONE;
    }
}
