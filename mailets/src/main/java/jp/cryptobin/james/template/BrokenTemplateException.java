package jp.cryptobin.james.template;

/** A template that cannot be used; the message names the file, and the variable or the line. Found at start only. */
public final class BrokenTemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenTemplateException(String file, String problem) {
        super(file + ": " + problem);
    }

    BrokenTemplateException(String file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
