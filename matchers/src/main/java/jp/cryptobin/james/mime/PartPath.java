package jp.cryptobin.james.mime;

import java.util.regex.Pattern;

/**
 * Where a part stands in its message: {@code 1} is the message itself, {@code 1.2} its second part, {@code 1.2.1} the
 * first part of that. The same in inspection, upload and rewriting.
 */
public record PartPath(String value) {
    private static final Pattern FORM = Pattern.compile("1(\\.[1-9][0-9]*)*");

    public static final PartPath ROOT = new PartPath("1");

    public PartPath {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a part path: " + value);
        }
    }

    public PartPath child(int number) {
        return new PartPath(value + "." + number);
    }

    /** The path of what it is a part of; the root is its own. */
    public PartPath parent() {
        return isRoot() ? this : new PartPath(value.substring(0, value.lastIndexOf('.')));
    }

    public boolean isRoot() {
        return equals(ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
