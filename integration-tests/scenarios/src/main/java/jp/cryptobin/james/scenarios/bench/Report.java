package jp.cryptobin.james.scenarios.bench;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.cryptobin.james.scenarios.plot.Bars;
import jp.cryptobin.james.scenarios.plot.Curves;

/** What was measured, as a table, a document and plots. */
final class Report {
    private final boolean quick;
    private final String before;
    private final List<Comparison> comparisons = new ArrayList<>();
    private final List<Growth> growths = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    /** @param before whether, and where, an older gateway was measured too */
    Report(boolean quick, String before) {
        this.quick = quick;
        this.before = before;
    }

    void add(Comparison comparison) {
        comparisons.add(comparison);
    }

    void add(List<Growth> more) {
        growths.addAll(more);
    }

    void add(String load, String result, String goal) {
        others.add("| " + load + " | " + result + " | " + goal + " |\n");
    }

    private String row(Comparison comparison) {
        Numbers gateway = comparison.latency(Lane.GATEWAY);
        Numbers plain = comparison.latency(Lane.PLAIN);
        return String.format(
                Locale.ROOT,
                "| %s | %s%s | %s | %s | %s | >= %.2f | %.0f, %.0f | %.0f, %.0f |%n",
                comparison.load().name(),
                before.isEmpty() ? "" : comparison.ratio(Lane.BEFORE).ratio() + " | ",
                comparison.ratio(Lane.GATEWAY).ratio(),
                comparison.ratio(Lane.JAMES).ratio(),
                comparison.ratio(Lane.PROMPT).ratio(),
                comparison.ratio(Lane.STRIP).ratio(),
                comparison.load().goal(),
                gateway.median(),
                gateway.quantile(0.95),
                plain.median(),
                plain.quantile(0.95));
    }

    String table() {
        StringBuilder table = new StringBuilder("| load |" + (before.isEmpty() ? "" : " gateway before / plain |")
                + " gateway / plain | James's own steps / plain | plain by our delivery / plain | StripAttachment / plain |"
                + " goal of the gateway | gateway: ms median, p95 | plain: ms median, p95 |\n|---|---|---|---|---|---|---|---|"
                + (before.isEmpty() ? "" : "---|") + "\n");
        comparisons.forEach(comparison -> table.append(row(comparison)));
        table.append("\n| load | gateway | goal |\n|---|---|---|\n");
        others.forEach(table::append);
        return table.toString();
    }

    private String growth() {
        StringBuilder table = new StringBuilder("| a mail alone | plain, ms | gateway, ms |\n|---|---:|---:|\n");
        growths.forEach(growth -> growth.rows().forEach(row -> table.append(row).append("\n")));
        return table.toString();
    }

    /** @param core tables of what was measured without a server */
    String document(String core) throws IOException {
        return """
                # Performance: what the gateway costs

                Measured by `mvn -Pbench verify%s` on %s: %d processors (%s, %s), Java %s, James 3.8.1 with `-Xmx512m` and
                the 20 spooler threads that ship. The suite writes this page and its plots to
                `integration-tests/scenarios/target/bench`, or where `-Dbench.output` says; `-Dbench.quick=true` takes some
                minutes and says less, `-Dbench.before=DIR` measures an older gateway beside this one, whose archive was
                unpacked in `DIR`.

                Vault and smart host take no time of their own and keep nothing; they, and what sends the mail, run on the
                same processors. In one James mail for one domain is handed on as it is (plain), for another it passes
                James's own `StripAttachment`, for all others the gateway. Rounds alternate; a ratio is mails per second
                against the plain relay in the same round: median [least-most]. Above 1 the gateway is faster than the
                relay.

                What James does for each mail in any case is in all columns: taking it over SMTP line by line, keeping it in
                a file when it is larger than 100 kB, a copy for each queue, and a session with the smart host. The plain
                relay does nothing else. What any James also does before a delivery, because its configuration says so, is
                in *James's own steps*: rewriting of recipients, and looks whether they are local. The gateway takes those
                steps too.

                The gateway ships with a delivery of its own, which the plain relay here does not have: it sends the end of a
                mail at once, where JavaMail waits some 40 ms for the smart host to acknowledge what went before, and it does
                not search all jars of the server for each mail. *Plain by our delivery* is the plain relay with it, so that
                what the gateway's work costs can be told from what its delivery gains. In a burst, and with large mail,
                nobody waits for an acknowledgement and the work is what counts.

                %s%s
                ![Ratio by load](images/performance-ratio.svg)

                ![Latency, and in a burst](images/performance-latency.svg)

                ## Where the time goes

                Sampled by Java Flight Recorder in the same servers (`jcmd PID JFR.start settings=profile filename=FILE`,
                2026-11-26), as shares of the samples:

                - **Large mail.** Of a plain relay of 16 MB, 78 %% is taking the mail in, line by line, and 20 %% is delivery.
                  Of the gateway's mail, 66 %% is taking it in and 34 %% is the gateway: nearly all of it two readings, one to
                  inspect and one to upload, in which finding line ends, decoding base64 and digesting are the parts. Even a
                  gateway without any work of its own would take 78 %% of the relay's time; James would have to take mail in
                  in blocks, not lines, for less.
                - **Small mail.** Of a mail with an 8 kB file 13 %% is its rebuild, 11 %% the deposit over HTTP, 10 %% the
                  inspection, 6 %% notes on the mail for later steps, 5 %% events and the audit log; the rest is James, for
                  this mail as for any. A server compiles for minutes: after one, a quarter of its time is still that. In a
                  burst nobody waits for an acknowledgement, and the work itself counts, of which such a mail takes two and a
                  half times that of a plain one. What would get further: notes as objects until the queue needs them as
                  text, a lighter way to make a small deposit, and an audit line that is built once.

                ## Growth

                One mail travels alone, so this is time, not throughput: medians, from the begin of its submission to its
                arrival at the smart host.

                %s
                ![Time against size](images/performance-size.svg)
                %s""".formatted(
                        quick ? " -Dbench.quick=true" : "",
                        Instant.now().truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10),
                        Runtime.getRuntime().availableProcessors(),
                        Machine.processor(),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"),
                        before.isEmpty() ? "" : "*Before* is the gateway without the work on its speed.\n\n",
                        table(),
                        growth(),
                        core);
    }

    Map<String, String> plots() {
        Map<String, Double> byLoad = new LinkedHashMap<>();
        Map<String, Double> latency = new LinkedHashMap<>();
        for (Comparison comparison : comparisons) {
            String load = comparison.load().name();
            byLoad.put(load, comparison.ratio(Lane.GATEWAY).median());
            latency.put(load + ", plain", comparison.latency(Lane.PLAIN).quantile(0.95));
            latency.put(load + ", gateway", comparison.latency(Lane.GATEWAY).quantile(0.95));
        }
        Map<String, String> plots = new LinkedHashMap<>();
        plots.put("performance-ratio.svg", Bars.svg("Mails per second, gateway against plain relay", byLoad));
        plots.put(
                "performance-latency.svg", Bars.svg("Milliseconds from SMTP to smart host, 95th percentile", latency));
        growths.stream()
                .limit(1)
                .forEach(growth -> plots.put(
                        "performance-size.svg",
                        Curves.svg("Milliseconds for a mail alone", growth.what(), growth.milliseconds())));
        return plots;
    }
}
