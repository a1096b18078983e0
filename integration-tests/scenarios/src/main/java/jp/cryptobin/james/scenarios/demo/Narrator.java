package jp.cryptobin.james.scenarios.demo;

import java.io.PrintStream;
import java.util.List;

/** Prints the story, and keeps count of what did not happen as told. */
final class Narrator {
    private final PrintStream out;
    private int chapters;
    private int broken;

    Narrator(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        chapters++;
        out.printf("%n%d. %s%n", chapters, title);
    }

    void says(String sentence) {
        out.println("   " + sentence);
    }

    /** Shows lines as they were seen, for example a mail. */
    void shows(List<String> lines) {
        lines.forEach(line -> out.println("      | " + line));
    }

    /** Tells what was expected to happen, and whether it did. */
    void expects(String sentence, boolean happened) {
        out.println("   " + (happened ? "[ok]  " : "[NOT] ") + sentence);
        if (!happened) {
            broken++;
        }
    }

    /** Progress while something starts. */
    void progress(String line) {
        out.println("   " + line);
        out.flush();
    }

    /** How many expectations were not met. */
    int broken() {
        return broken;
    }
}
