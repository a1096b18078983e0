package jp.cryptobin.james.sandbox.section;

import java.io.IOException;
import java.util.function.UnaryOperator;

/** Where the section's settings are read and changed while the server runs. */
public final class SectionOffice {
    private final Section initial;
    private final SectionFile file;
    private volatile Section current;

    private SectionOffice(Section initial, SectionFile file, Section current) {
        this.initial = initial;
        this.file = file;
        this.current = current;
    }

    /**
     * Goes on with the settings that were kept, else with those of the start.
     *
     * @param initial the settings of the start; its default user is the one that the API knows the password of
     */
    public static SectionOffice open(Section initial, SectionFile file) throws IOException {
        Section current = file.read()
                .map(kept -> kept.withDefaultUser(initial.defaultUser()))
                .orElse(initial);
        return new SectionOffice(initial, file, current);
    }

    public Section section() {
        return current;
    }

    /** Changes the settings, on disk before it is seen. */
    public synchronized Section change(UnaryOperator<Section> change) {
        Section changed = change.apply(current);
        if (!changed.equals(current)) {
            file.write(changed);
            current = changed;
        }
        return changed;
    }

    /** Back to the settings of the start. */
    public synchronized Section reset() {
        return change(now -> initial);
    }
}
