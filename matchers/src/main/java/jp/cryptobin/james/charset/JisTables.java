package jp.cryptobin.james.charset;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * What a row and a cell of the Japanese standards mean to Windows. Made from the charsets of the JDK, none of which has
 * all of it: JIS X 0208 with the NEC and IBM extensions (rows 13 and 89 to 92), and JIS X 0212.
 */
final class JisTables {
    static final char UNMAPPED = '\uFFFD';

    private static final int CELLS = 94;
    private static final char[] X0208 = table(JisTables::shiftJis, Charset.forName("windows-31j"));
    private static final char[] X0212 = table(JisTables::eucJp, Charset.forName("x-eucJP-Open"));

    private JisTables() {}

    private interface Octets {
        byte[] of(int row, int cell);
    }

    private static char[] table(Octets octets, Charset charset) {
        char[] table = new char[CELLS * CELLS];
        Arrays.fill(table, UNMAPPED);
        for (int row = 1; row <= CELLS; row++) {
            for (int cell = 1; cell <= CELLS; cell++) {
                String text = new String(octets.of(row, cell), charset);
                if (text.length() == 1) {
                    table[(row - 1) * CELLS + cell - 1] = text.charAt(0);
                }
            }
        }
        return table;
    }

    /** A character of JIS X 0208 as Windows extends it; row and cell from 1 to 94. */
    static char x0208(int row, int cell) {
        return at(X0208, row, cell);
    }

    /** A character of JIS X 0212; row and cell from 1 to 94. */
    static char x0212(int row, int cell) {
        return at(X0212, row, cell);
    }

    private static char at(char[] table, int row, int cell) {
        boolean inside = row >= 1 && row <= CELLS && cell >= 1 && cell <= CELLS;
        return inside ? table[(row - 1) * CELLS + cell - 1] : UNMAPPED;
    }

    private static byte[] shiftJis(int row, int cell) {
        int lead = (row <= 62 ? 0x81 : 0xC1) + (row - 1) / 2;
        int trail = row % 2 == 0 ? 0x9E + cell : 0x3F + cell + (cell >= 64 ? 1 : 0);
        return new byte[] {(byte) lead, (byte) trail};
    }

    private static byte[] eucJp(int row, int cell) {
        return new byte[] {(byte) 0x8F, (byte) (row + 0xA0), (byte) (cell + 0xA0)};
    }
}
