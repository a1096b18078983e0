package jp.cryptobin.james.sandbox.section;

import java.util.List;

/** Approval of deposits: when it is on, somebody must be there to approve. */
public record Approval(boolean on, List<String> approvers) {
    public static final Approval OFF = new Approval(false, List.of());

    public Approval {
        approvers = List.copyOf(approvers);
    }

    public boolean includes(String address) {
        return approvers.stream().anyMatch(address::equalsIgnoreCase);
    }

    public boolean valid() {
        return !on || !approvers.isEmpty();
    }
}
