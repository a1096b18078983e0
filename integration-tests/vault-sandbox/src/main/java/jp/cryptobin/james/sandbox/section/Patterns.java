package jp.cryptobin.james.sandbox.section;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names with {@code *} for any text, as an administrator writes them. */
final class Patterns {
    private Patterns() {}

    static Predicate<String> any(List<String> patterns) {
        List<Pattern> compiled = patterns.stream().map(Patterns::compile).toList();
        return value ->
                compiled.stream().anyMatch(pattern -> pattern.matcher(value).matches());
    }

    private static Pattern compile(String pattern) {
        String regex =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
