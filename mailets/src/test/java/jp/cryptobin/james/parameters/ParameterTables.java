package jp.cryptobin.james.parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of docs/mailets.md whose first column is a parameter: name and default, by the heading above. */
public final class ParameterTables {
    private static final Path DOCUMENT = Path.of("../docs/mailets.md");
    private static final Pattern ROW = Pattern.compile("\\| `([A-Za-z]+)` \\| ([^|]+) \\| .*");

    private ParameterTables() {}

    public static Map<String, Map<String, String>> read() throws IOException {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        String heading = "";
        boolean inside = false;
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("#")) {
                heading = line.replaceFirst("#+ ", "");
            }
            inside = line.startsWith("|") && (inside || line.equals("| parameter | default | meaning |"));
            Matcher row = ROW.matcher(line);
            if (inside && row.matches()) {
                tables.computeIfAbsent(heading, name -> new LinkedHashMap<>()).put(row.group(1), row.group(2));
            }
        }
        return tables;
    }
}
