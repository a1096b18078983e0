package jp.cryptobin.james.sandbox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are still to come, in the order they were asked for. */
public final class Faults {
    private final List<Fault> pending = new ArrayList<>();

    public synchronized void add(Fault fault) {
        pending.add(fault);
    }

    public synchronized void clear() {
        pending.clear();
    }

    public synchronized List<Fault> pending() {
        return List.copyOf(pending);
    }

    /** The fault that hits this request; each is used up one by one. */
    synchronized Optional<Fault> take(String method) {
        for (int i = 0; i < pending.size(); i++) {
            Fault fault = pending.get(i);
            if (fault.method().equals(method)) {
                if (fault.times() == 1) {
                    pending.remove(i);
                } else {
                    pending.set(i, new Fault(fault.kind(), method, fault.times() - 1, fault.delayMillis()));
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
