package jp.cryptobin.james.body.html;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import jp.cryptobin.james.body.JisState;

/**
 * A view of octets in which every octet is one character, and only octets that are ASCII characters look like ASCII.
 * The others, and the second octets of a pair that happen to be ASCII letters or a backslash, get characters of a
 * private area, which mean nothing in markup.
 */
final class MaskedOctets {
    private static final char MASK = '\uE000';
    private static final Set<String> PAIRS =
            Set.of("windows-31j", "Shift_JIS", "GB18030", "GBK", "x-windows-949", "x-MS950-HKSCS", "Big5", "x-Johab");

    private final String view;
    private final NavigableMap<Integer, String> shifts;

    private MaskedOctets(String view, NavigableMap<Integer, String> shifts) {
        this.view = view;
        this.shifts = shifts;
    }

    static MaskedOctets of(byte[] octets, Charset charset) {
        char[] view = new char[octets.length];
        NavigableMap<Integer, String> shifts = new TreeMap<>();
        String name = charset.name();
        if (PAIRS.contains(name)) {
            maskPairs(octets, view, name);
        } else if (name.contains("2022") || name.startsWith("x-windows-5022")) {
            maskShifted(octets, view, shifts);
        } else {
            for (int i = 0; i < octets.length; i++) {
                view[i] = octets[i] < 0 ? mask(octets[i]) : (char) octets[i];
            }
        }
        return new MaskedOctets(new String(view), shifts);
    }

    private static char mask(byte octet) {
        return (char) (MASK + (octet & 0xFF));
    }

    /** An octet above 127 may take the next one with it. A quote or an angle bracket is never a second octet. */
    private static void maskPairs(byte[] octets, char[] view, String charset) {
        boolean shiftJis = charset.equals("windows-31j") || charset.equals("Shift_JIS");
        boolean trail = false;
        for (int i = 0; i < octets.length; i++) {
            int octet = octets[i] & 0xFF;
            boolean digit = charset.equals("GB18030") && octet >= '0' && octet <= '9';
            boolean masked = octet >= 0x80 || (trail && octet != 0x7F && (octet >= 0x40 || digit));
            view[i] = masked ? mask(octets[i]) : (char) octet;
            boolean single = shiftJis && octet >= 0xA0 && octet <= 0xDF;
            trail = !trail && octet > 0x80 && octet != 0xFF && !single;
        }
    }

    private static void maskShifted(byte[] octets, char[] view, Map<Integer, String> shifts) {
        JisState state = new JisState();
        boolean out = false;
        for (int i = 0; i < octets.length; i++) {
            JisState.Set before = state.set();
            String designation = state.designation();
            state.accept(octets[i] & 0xFF);
            // Shift Out of ISO-2022-KR and -CN.
            out = octets[i] == 0x0E || (out && octets[i] != 0x0F);
            if (!designation.equals(state.designation())) {
                shifts.put(i + 1, state.designation());
            }
            boolean plain = before == JisState.Set.ASCII || before == JisState.Set.ROMAN;
            boolean masked = octets[i] < 0 || (octets[i] > ' ' && (!plain || out || state.inEscape()));
            view[i] = masked ? mask(octets[i]) : (char) octets[i];
        }
    }

    String view() {
        return view;
    }

    /** The escape sequence in force before the octet at a position; empty if it is ASCII. */
    String shiftAt(int position) {
        Map.Entry<Integer, String> shift = shifts.floorEntry(position);
        return shift == null ? "" : shift.getValue();
    }
}
