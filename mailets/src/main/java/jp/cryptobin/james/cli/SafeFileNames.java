package jp.cryptobin.james.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import jp.cryptobin.james.inspection.Part;

/** Names that are safe in any directory: one element, no control characters, not too long, none twice. */
final class SafeFileNames {
    /** Octets in UTF-8: file systems take 255. */
    private static final int LONGEST_NAME = 240;

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}/\\\\:*?\"<>|]");
    private static final Pattern RESERVED =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

    private final Set<String> used = new HashSet<>();

    String of(Part file) {
        String plain = expressible(UNSAFE.matcher(file.fileName()).replaceAll("_"));
        boolean odd = plain.isBlank()
                || plain.startsWith(".")
                || plain.endsWith(".")
                || plain.endsWith(" ")
                || RESERVED.matcher(plain).matches();
        String number = "part-" + file.path() + "-";
        String name = odd ? prefixed(number, plain) : shortened(plain, LONGEST_NAME);
        for (int i = 2; !used.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = prefixed(number + (i == 2 ? "" : i + "-"), plain);
        }
        return name;
    }

    /** Dots and spaces at the end are lost on some systems. */
    private static String prefixed(String prefix, String plain) {
        return (prefix + shortened(plain, LONGEST_NAME - prefix.length())).replaceAll("[. -]+$", "");
    }

    /** In a locale without Japanese no path has a Japanese character. */
    private static String expressible(String name) {
        try {
            return Path.of(name).toString();
        } catch (InvalidPathException notInThisLocale) {
            return name.replaceAll("[^ -~]", "_");
        }
    }

    /** The end of a name, which tells its type. */
    static String shortened(String name, int octets) {
        int start = 0;
        while (name.substring(start).getBytes(StandardCharsets.UTF_8).length > octets) {
            start = name.offsetByCodePoints(start, 1);
        }
        return name.substring(start);
    }
}
