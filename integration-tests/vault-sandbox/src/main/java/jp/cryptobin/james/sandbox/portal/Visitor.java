package jp.cryptobin.james.sandbox.portal;

import jp.cryptobin.james.sandbox.person.Person;

/**
 * Somebody who is logged in.
 *
 * @param csrf what each form must carry
 * @param approver whether the section's settings name this person as one who approves
 */
public record Visitor(Person person, String csrf, boolean approver) {
    public boolean administrator() {
        return person.administrator();
    }
}
