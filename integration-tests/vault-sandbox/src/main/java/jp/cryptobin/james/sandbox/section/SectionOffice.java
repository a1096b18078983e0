package jp.cryptobin.james.sandbox.section;

import java.util.function.UnaryOperator;

/** Where the section's settings are read and changed while the server runs. */
public final class SectionOffice {
    private final Section initial;
    private volatile Section current;

    public SectionOffice(Section initial) {
        this.initial = initial;
        this.current = initial;
    }

    public Section section() {
        return current;
    }

    public synchronized Section change(UnaryOperator<Section> change) {
        current = change.apply(current);
        return current;
    }

    /** Back to the settings of the start. */
    public synchronized Section reset() {
        current = initial;
        return current;
    }
}
