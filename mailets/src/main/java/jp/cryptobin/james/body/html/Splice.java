package jp.cryptobin.james.body.html;

/**
 * One edit of a source: the characters from {@code from} to before {@code to} give way to the replacement.
 *
 * @param replacement characters of the notice or of markup; they are encoded in the charset of the source
 */
record Splice(int from, int to, String replacement) implements Comparable<Splice> {
    static Splice delete(int from, int to) {
        return new Splice(from, to, "");
    }

    static Splice insert(int at, String text) {
        return new Splice(at, at, text);
    }

    @Override
    public int compareTo(Splice other) {
        return from != other.from ? Integer.compare(from, other.from) : Integer.compare(to, other.to);
    }
}
