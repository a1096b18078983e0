package jp.cryptobin.james.scenarios;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.Prometheus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard of the archive, as Grafana would ask for its panels. */
record Dashboard(List<Query> queries) {

    /** One curve of a panel. */
    record Query(String panel, String legend, String expression) {}

    static Dashboard shipped(Places places) {
        Path file = places.gateway().resolve("monitoring/grafana-dashboard.json");
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : JsonMapper.shared().readTree(file.toFile()).get("panels")) {
            for (JsonNode target : panel.get("targets")) {
                queries.add(new Query(
                        panel.get("title").asString(),
                        target.get("legendFormat").asString(),
                        target.get("expr").asString().replace("$job", Prometheus.JOB)));
            }
        }
        return new Dashboard(List.copyOf(queries));
    }
}
