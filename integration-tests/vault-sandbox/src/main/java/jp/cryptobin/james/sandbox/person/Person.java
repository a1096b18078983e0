package jp.cryptobin.james.sandbox.person;

import jp.cryptobin.james.sandbox.deposit.PasswordHash;

/**
 * Somebody who can log in. What state the account is in stands in the section's settings, where the gateway meets it
 * too; whether the person approves stands in the section's approval settings.
 *
 * @param loginId the name of the account, as deposits carry it
 * @param name as colleagues read it; may be empty
 * @param address from which the person sends
 */
public record Person(String loginId, String name, String address, boolean administrator, PasswordHash password) {
    /** As records keep it: the name and, because names repeat, the login id. */
    public String display() {
        return name.isBlank() ? loginId : name + " (" + loginId + ")";
    }

    public Person withPassword(PasswordHash other) {
        return new Person(loginId, name, address, administrator, other);
    }

    @Override
    public String toString() {
        return "Person[" + loginId + "]";
    }
}
