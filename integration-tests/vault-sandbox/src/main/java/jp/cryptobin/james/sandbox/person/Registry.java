package jp.cryptobin.james.sandbox.person;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.cryptobin.james.sandbox.deposit.PasswordHash;
import jp.cryptobin.james.sandbox.section.Account;
import jp.cryptobin.james.sandbox.section.AccountState;
import jp.cryptobin.james.sandbox.section.Approval;
import jp.cryptobin.james.sandbox.section.MailboxSyntax;
import jp.cryptobin.james.sandbox.section.SectionOffice;

/** Makes, changes and removes accounts, as an administrator wishes. */
public final class Registry {
    private static final Pattern LOGIN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    /** What begins like that is not a person in a deposit's journal. */
    private static final Pattern NAME = Pattern.compile("(?!#)[^\\p{Cntrl}]{0,100}");
    /** No letters and digits that look like each other: the password is read out and typed. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679";

    private static final int PASSWORD_LENGTH = 16;

    /** Why an account cannot be made. */
    public enum Objection {
        LOGIN_ID,
        LOGIN_ID_TAKEN,
        NAME,
        ADDRESS,
        ADDRESS_TAKEN
    }

    private final People people;
    private final SectionOffice office;
    private final int iterations;
    private final SecureRandom random;

    /** @param iterations rounds of the password hash */
    public Registry(People people, SectionOffice office, int iterations, SecureRandom random) {
        this.people = people;
        this.office = office;
        this.iterations = iterations;
        this.random = random;
    }

    public List<Person> all() {
        return people.all();
    }

    public Optional<Person> byLogin(String loginId) {
        return people.byLogin(loginId);
    }

    /** What stands against an account; empty if nothing does. */
    public Optional<Objection> objection(String loginId, String name, String address) {
        if (!LOGIN_ID.matcher(loginId).matches()) {
            return Optional.of(Objection.LOGIN_ID);
        }
        if (people.byLogin(loginId).isPresent()
                || office.section().defaultUser().loginId().equals(loginId)) {
            return Optional.of(Objection.LOGIN_ID_TAKEN);
        }
        if (!NAME.matcher(name).matches()) {
            return Optional.of(Objection.NAME);
        }
        if (!MailboxSyntax.valid(address)) {
            return Optional.of(Objection.ADDRESS);
        }
        return people.byAddress(address).isPresent() ? Optional.of(Objection.ADDRESS_TAKEN) : Optional.empty();
    }

    /**
     * Makes an account to which there is no objection.
     *
     * @return its first password, which nobody can read again
     */
    public String add(String loginId, String name, String address) throws IOException {
        String password = newPassword(random);
        people.put(new Person(loginId, name, address.toLowerCase(Locale.ROOT), false, hash(password)));
        office.change(section -> section.withSender(address, new Account(loginId, AccountState.PASSWORD_RESET)));
        return password;
    }

    /**
     * Gives an account another password, which its owner has to replace.
     *
     * @return the password, which nobody can read again
     */
    public String initialise(Person person) throws IOException {
        String password = newPassword(random);
        people.put(person.withPassword(hash(password)));
        office.change(section -> section.withState(person.loginId(), AccountState.PASSWORD_RESET));
        return password;
    }

    /** Sets what an account may do. */
    public void setRoles(Person person, boolean approver, boolean administrator) throws IOException {
        people.put(new Person(person.loginId(), person.name(), person.address(), administrator, person.password()));
        office.change(section -> {
            Approval approval = section.approval();
            Stream<String> others =
                    approval.approvers().stream().filter(other -> !other.equalsIgnoreCase(person.address()));
            Stream<String> next = approver ? Stream.concat(others, Stream.of(person.address())) : others;
            return approval.includes(person.address()) == approver
                    ? section
                    : section.withApproval(new Approval(approval.on(), next.toList()));
        });
    }

    /** Removes an account; what it sent stays, and is the administrator's to care for. */
    public void remove(Person person) throws IOException {
        setRoles(person, false, false);
        people.remove(person.loginId());
        office.change(section -> section.withoutSender(person.address()));
    }

    private PasswordHash hash(String password) {
        return PasswordHash.of(password, iterations, random);
    }

    /** A password that can be read out and typed, of some 90 random bits. */
    public static String newPassword(SecureRandom random) {
        return random.ints(PASSWORD_LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
