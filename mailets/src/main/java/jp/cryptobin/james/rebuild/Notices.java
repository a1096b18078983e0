package jp.cryptobin.james.rebuild;

/**
 * What the bodies get to say; empty texts where they say nothing.
 *
 * @param text for text/plain
 * @param html for text/html, as a fragment of whole elements
 */
public record Notices(String text, String html) {
    public static final Notices NONE = new Notices("", "");

    /** Without the password that is in it. */
    @Override
    public String toString() {
        return "Notices[" + text.length() + ", " + html.length() + " characters]";
    }
}
