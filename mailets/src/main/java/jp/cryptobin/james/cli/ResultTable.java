package jp.cryptobin.james.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.cryptobin.james.inspection.Part;
import jp.cryptobin.james.inspection.Role;
import jp.cryptobin.james.letter.ReasonTexts;
import jp.cryptobin.james.mime.FoundDefect;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.template.DisplayText;
import jp.cryptobin.james.template.Language;

/** A result as a table for the terminal: one line a part, then what is wrong. */
final class ResultTable {
    private static final ReasonTexts TEXTS = ReasonTexts.load();
    private static final int LONGEST_CELL = 60;
    private static final int LONGEST_LINE = 400;

    private final String name;
    private final DryRunResult result;

    ResultTable(String name, DryRunResult result) {
        this.name = name;
        this.result = result;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(DisplayText.line(name, 500))
                .append("\n  ")
                .append(result.decision().verdict().name())
                .append(": ")
                .append(outcome())
                .append('\n');
        result.hold()
                .ifPresent(hold -> text.append("  ")
                        .append(harmless(hold.text(), LONGEST_LINE))
                        .append('\n'));
        appendTable(text, rows());
        for (Violation violation : result.decision().violations()) {
            text.append("  ").append(violation.reason().number()).append(' ');
            text.append(TEXTS.of(violation.reason(), Language.JAPANESE).message())
                    .append('\n');
            text.append("      ")
                    .append(TEXTS.of(violation.reason(), Language.ENGLISH).message())
                    .append('\n');
            violation
                    .concerned()
                    .forEach(what ->
                            text.append("      - ").append(harmless(what)).append('\n'));
        }
        for (FoundDefect finding : result.inspection().findings()) {
            text.append("  ")
                    .append(finding.defect().code())
                    .append(" in ")
                    .append(finding.path())
                    .append(", ");
            text.append(finding.defect().consequence().name().toLowerCase(Locale.ROOT))
                    .append(": ");
            text.append(finding.defect().explanation());
            text.append(finding.detail().isEmpty() ? "" : " (" + harmless(finding.detail()) + ")")
                    .append('\n');
        }
        return text.append('\n').toString();
    }

    private String outcome() {
        int files = result.inspection().files().size();
        return switch (result.decision().verdict()) {
            case TRANSFER ->
                files + (files == 1 ? " file goes" : " files go") + " to the vault, the mail goes on with the notice";
            case RELAY -> "nothing for the vault; the mail goes on octet by octet";
            case REBUILD -> "nothing for the vault, but ambiguous; the mail goes on rebuilt";
            case REFUSE -> "the mail is stopped and its sender is told";
        };
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("part", "type", "disposition", "name", "octets", "goes to", "rule"));
        for (Part part : result.inspection().parts()) {
            boolean container = part.role() == Role.CONTAINER;
            rows.add(List.of(
                    part.path().value(),
                    harmless(part.contentType()),
                    harmless(part.disposition()),
                    harmless(part.fileName()),
                    container ? "" : Long.toString(part.size()),
                    container ? "" : part.isFile() ? "vault" : "mail",
                    part.rule().code()));
        }
        return rows;
    }

    private static String harmless(String text) {
        return harmless(text, LONGEST_CELL);
    }

    private static String harmless(String text, int longest) {
        return DisplayText.line(text, longest);
    }

    private static void appendTable(StringBuilder text, List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    /** Columns on a terminal: East Asian characters take two. */
    private static int width(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || c >= 0x1f300;
    }
}
