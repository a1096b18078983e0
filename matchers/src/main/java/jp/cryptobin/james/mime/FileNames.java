package jp.cryptobin.james.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.cryptobin.james.charset.CharsetLabels;
import jp.cryptobin.james.charset.UnlabelledOctets;
import jp.cryptobin.james.mime.ParameterizedValue.Parameter;

/**
 * Parameter values decoded in all the ways clients send them: RFC 2231 with charset, language and continuations,
 * RFC 2047 words where the standard forbids them, raw octets.
 */
final class FileNames {
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:");

    /** A drive, a separator first, or an element that only a path has. */
    private static final Pattern PATH = Pattern.compile("^[A-Za-z]:|^[/\\\\]|(^|[/\\\\])\\.\\.?[/\\\\]");

    /** Without what macOS leaves alone in names as well: symbols, compatibility ideographs. */
    private static final Pattern COMPOSABLE =
            Pattern.compile("[^\\x{2000}-\\x{2FFF}\\x{F900}-\\x{FAFF}\\x{10000}-\\x{10FFFF}]+");

    private FileNames() {}

    /** The decoded value of a parameter and its continuations; empty where there is none. */
    static String decoded(ParameterizedValue header, String name, BiConsumer<Defect, String> defects) {
        List<Parameter> extended = header.named(name + "*");
        if (!extended.isEmpty()) {
            noteConflicts(extended, name, defects);
            return extended(extended.get(0).value());
        }
        String continued = continued(header, name, defects);
        if (!continued.isEmpty()) {
            return continued;
        }
        List<Parameter> plain = header.named(name);
        if (plain.isEmpty()) {
            return "";
        }
        noteConflicts(plain, name, defects);
        return HeaderText.decode(plain.get(0).value());
    }

    /**
     * The name as a vault shows it: without what is a path, other separators as the full-width signs that people write in
     * names (dates are {@code 4/1}), and composed, which macOS does not do (Unicode's NFC). Nothing for a blank name.
     */
    static String presentable(String name) {
        String last = PATH.matcher(name.strip()).find() ? lastElement(name) : name;
        return composed(last.replace('/', '\uFF0F').replace('\\', '\uFF3C').strip());
    }

    private static String lastElement(String path) {
        int separator = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        String last = path.substring(separator + 1).strip();
        return DRIVE.matcher(last).replaceFirst("").strip();
    }

    /**
     * Composed but for what NFC exchanges for another character: Japanese names hold letters such as U+FA19, and a
     * character beyond the Basic Multilingual Plane must still be seen (5.6.1).
     */
    private static String composed(String name) {
        return COMPOSABLE
                .matcher(name)
                .replaceAll(run -> Matcher.quoteReplacement(Normalizer.normalize(run.group(), Normalizer.Form.NFC)));
    }

    private static void noteConflicts(List<Parameter> repeats, String name, BiConsumer<Defect, String> defects) {
        if (repeats.stream().map(Parameter::value).distinct().count() > 1) {
            defects.accept(Defect.CONFLICTING_PARAMETER, name);
        }
    }

    /** {@code charset'language'percent-encoded} (RFC 2231, 4). */
    private static String extended(String value) {
        int first = value.indexOf('\'');
        int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
        if (second < 0) {
            byte[] octets = percentDecoded(value);
            return new String(octets, UnlabelledOctets.guess(octets));
        }
        byte[] octets = percentDecoded(value.substring(second + 1));
        Charset charset =
                CharsetLabels.decoder(value.substring(0, first)).orElseGet(() -> UnlabelledOctets.guess(octets));
        return new String(octets, CharsetLabels.actual(charset, octets));
    }

    /** {@code name*0*=…; name*1=…} (RFC 2231, 3 and 4.1). */
    private static String continued(ParameterizedValue header, String name, BiConsumer<Defect, String> defects) {
        Map<Integer, Parameter> segments = new TreeMap<>();
        for (Parameter parameter : header.parameters()) {
            if (!parameter.name().startsWith(name + "*")) {
                continue;
            }
            String index = parameter.name().substring(name.length() + 1).replace("*", "");
            if (index.matches("[0-9]{1,4}") && segments.putIfAbsent(Integer.parseInt(index), parameter) != null) {
                defects.accept(Defect.CONFLICTING_PARAMETER, parameter.name());
            }
        }
        if (segments.isEmpty()) {
            return "";
        }
        List<Parameter> ordered = new ArrayList<>(segments.values());
        if (!segments.containsKey(0) || !segments.containsKey(segments.size() - 1)) {
            defects.accept(Defect.CONFLICTING_PARAMETER, name + "*: a segment is missing");
        }
        return joined(ordered);
    }

    private static String joined(List<Parameter> segments) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        String label = "";
        boolean anyExtended = false;
        for (int i = 0; i < segments.size(); i++) {
            Parameter segment = segments.get(i);
            boolean extended = segment.name().endsWith("*");
            String value = segment.value();
            anyExtended |= extended;
            if (i == 0 && extended) {
                int first = value.indexOf('\'');
                int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
                if (second >= 0) {
                    label = value.substring(0, first);
                    value = value.substring(second + 1);
                }
            }
            octets.writeBytes(extended ? percentDecoded(value) : value.getBytes(StandardCharsets.ISO_8859_1));
        }
        byte[] all = octets.toByteArray();
        if (!anyExtended) {
            return HeaderText.decode(new String(all, StandardCharsets.ISO_8859_1));
        }
        Charset charset = CharsetLabels.decoder(label).orElseGet(() -> UnlabelledOctets.guess(all));
        return new String(all, CharsetLabels.actual(charset, all));
    }

    private static byte[] percentDecoded(String value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '%' && i + 2 < value.length()) {
                int high = Character.digit(value.charAt(i + 1), 16);
                int low = Character.digit(value.charAt(i + 2), 16);
                if (high >= 0 && low >= 0) {
                    out.write(high << 4 | low);
                    i += 2;
                    continue;
                }
            }
            out.write(c);
        }
        return out.toByteArray();
    }
}
