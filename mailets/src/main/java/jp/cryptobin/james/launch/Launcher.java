package jp.cryptobin.james.launch;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;

/**
 * Where {@code java -jar} begins. Compiled for Java 11, the oldest that James 3.8 runs on, so that an old Java is told
 * in words what it lacks; everything else in the jar needs Java 17.
 */
public final class Launcher {
    private static final int NEEDED = 17;
    private static final String COMMANDS = "jp.cryptobin.james.cli.Main";

    private Launcher() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        if (isTooOld(Runtime.version().feature(), System.err)) {
            System.exit(2);
        }
        try {
            Class.forName(COMMANDS).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    /**
     * Whether a Java cannot run the gateway, and says so.
     *
     * @param feature release of the Java that runs, such as 11
     */
    static boolean isTooOld(int feature, PrintStream out) {
        if (feature >= NEEDED) {
            return false;
        }
        out.println("The Crypto-bin gateway needs Java " + NEEDED + " or later, and this is Java " + feature
                + ". James 3.8 runs on Java " + NEEDED + " as well: start it with that.");
        return true;
    }
}
