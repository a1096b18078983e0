package jp.cryptobin.james.body.html;

/** A page would take more memory than its size allows. */
final class PageTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PageTooLargeException(String what) {
        super("the HTML has " + what);
    }
}
