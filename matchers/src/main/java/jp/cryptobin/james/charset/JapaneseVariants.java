package jp.cryptobin.james.charset;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Set;

/**
 * Characters of JIS X 0208 that have two Unicode code points: the one that the standard's tables give, written by Apple
 * and Unix, and the one of Microsoft's tables, which the charsets here use. Both are the same character in JIS, so a
 * text goes into a Japanese charset with either, and a name that was written with one is the same name with the other.
 */
public final class JapaneseVariants {
    private static final Set<String> CHARSETS =
            Set.of("windows-31j", "x-windows-iso2022jp", WindowsIso2022Jp.CHARSET.name(), Cp51932.CHARSET.name());
    private static final Map<Character, Character> MICROSOFT = Map.of(
            '\u301C', '\uFF5E', // wave dash, full-width tilde
            '\u2016', '\u2225', // double vertical line, parallel to
            '\u2212', '\uFF0D', // minus sign, full-width hyphen-minus
            '\u2014', '\u2015', // em dash, horizontal bar
            '\u00A2', '\uFFE0', // cent sign
            '\u00A3', '\uFFE1', // pound sign
            '\u00AC', '\uFFE2'); // not sign

    private JapaneseVariants() {}

    /** With Microsoft's code points where the charset is a Japanese one. */
    public static String fold(String text, Charset charset) {
        return CHARSETS.contains(charset.name()) ? fold(text) : text;
    }

    /** With Microsoft's code points. */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int i = 0; i < folded.length(); i++) {
            folded.setCharAt(i, MICROSOFT.getOrDefault(folded.charAt(i), folded.charAt(i)));
        }
        return folded.toString();
    }
}
