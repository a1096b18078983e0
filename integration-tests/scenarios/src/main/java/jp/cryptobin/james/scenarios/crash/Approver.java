package jp.cryptobin.james.scenarios.crash;

import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import jp.cryptobin.james.scenarios.vault.VaultControl;

/** Whoever approves deposits while there is approval: seven of ten. */
record Approver(VaultControl control, Chance chance) {

    void beAsked(boolean asked) {
        control.change(
                asked
                        ? "{\"approval\":{\"on\":true,\"approvers\":[\"approver@example.com\"]}}"
                        : "{\"approval\":{\"on\":false,\"approvers\":[]}}");
        if (chance.oneIn(2)) {
            decide();
        }
    }

    void decide() {
        for (StoredDeposit deposit : control.deposits()) {
            if (deposit.state().equals("AWAITING_APPROVAL")) {
                control.decide(deposit.id(), chance.upTo(10) <= 7 ? "DELIVERED" : "REJECTED", "");
            }
        }
    }
}
