package jp.cryptobin.james.check;

import java.util.Map;
import java.util.Optional;

/**
 * A mailet of a processor with its matcher.
 *
 * @param line of its start in the file
 * @param processor that it stands in
 * @param match the matcher with its condition, or the name of one that is composed in the processor
 * @param inverted whether it works on what does not match
 * @param parameters as the mailet gets them: nested names joined by dots, repeated values by commas
 */
record Step(int line, String processor, String match, boolean inverted, String mailet, Map<String, String> parameters) {
    private static final String OURS = "jp.cryptobin.james.mailets.";

    Step {
        parameters = Map.copyOf(parameters);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    boolean is(OurMailet ours) {
        return mailet.equals(OURS + ours.simpleName());
    }

    /** Whether it is James's mailet of that name. */
    boolean isOfJames(String name) {
        return mailet.equals(name) || mailet.endsWith("." + name);
    }

    /** The matcher's name without package and condition. */
    String matcherName() {
        String name = match.contains("=") ? match.substring(0, match.indexOf('=')) : match;
        return name.substring(name.lastIndexOf('.') + 1);
    }

    boolean matchesAll() {
        return !inverted && matcherName().equals("All");
    }

    /** Where the mail itself goes when the mailet has worked. */
    Optional<String> sendsTo() {
        return isOfJames("ToProcessor") ? parameter("processor") : Optional.empty();
    }

    @Override
    public String toString() {
        return "processor " + processor + ": " + mailet.substring(mailet.lastIndexOf('.') + 1);
    }
}
