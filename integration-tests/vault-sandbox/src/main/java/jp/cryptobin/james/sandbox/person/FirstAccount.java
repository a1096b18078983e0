package jp.cryptobin.james.sandbox.person;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import jp.cryptobin.james.sandbox.deposit.PasswordHash;
import jp.cryptobin.james.sandbox.section.Account;
import jp.cryptobin.james.sandbox.section.AccountState;
import jp.cryptobin.james.sandbox.section.Approval;
import jp.cryptobin.james.sandbox.section.Section;
import jp.cryptobin.james.sandbox.section.SectionOffice;

/**
 * An account that is made when the vault starts.
 *
 * @param approver whether it is entered among those who approve; that does not switch approval on
 * @param trial whether it is for trials, and gets this password at every start
 */
public record FirstAccount(
        String loginId,
        String name,
        String address,
        boolean administrator,
        boolean approver,
        boolean trial,
        String password) {
    @Override
    public String toString() {
        return "FirstAccount[" + loginId + "]";
    }

    /** The settings with the accounts among the senders, and the approvers among those who approve. */
    public static Section enter(List<FirstAccount> accounts, Section section) {
        Section entered = section;
        for (FirstAccount account : accounts) {
            entered = account.enter(entered);
        }
        return entered;
    }

    /**
     * Makes those that are not there yet, and gives those for trials their password.
     *
     * @return those whose password is one of these from now on
     */
    public static List<FirstAccount> make(
            List<FirstAccount> accounts, People people, SectionOffice office, int iterations, SecureRandom random)
            throws IOException {
        List<FirstAccount> made = new ArrayList<>();
        for (FirstAccount account : accounts) {
            if (account.trial() || people.byLogin(account.loginId()).isEmpty()) {
                people.put(new Person(
                        account.loginId(),
                        account.name(),
                        account.address(),
                        account.administrator(),
                        PasswordHash.of(account.password(), iterations, random)));
                office.change(account::enter);
                made.add(account);
            }
        }
        return made;
    }

    private Section enter(Section section) {
        Section entered = section.withSender(address, new Account(loginId, AccountState.ACTIVE));
        Approval approval = entered.approval();
        if (!approver || approval.includes(address)) {
            return entered;
        }
        List<String> approvers = new ArrayList<>(approval.approvers());
        approvers.add(address);
        return entered.withApproval(new Approval(approval.on(), approvers));
    }
}
