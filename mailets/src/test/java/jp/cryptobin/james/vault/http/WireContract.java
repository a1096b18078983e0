package jp.cryptobin.james.vault.http;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The schemas of {@code docs/vault-api.yaml}. */
final class WireContract {
    private static final JsonNode API =
            new YAMLMapper().readTree(Path.of("../docs/vault-api.yaml").toFile());
    private static final JsonMapper JSON = new JsonMapper();

    private WireContract() {}

    /** What is wrong with a document, seen from a schema of the contract. */
    static List<String> violations(String schema, String document) {
        return violations(schema, JSON.readTree(document));
    }

    static List<String> violations(String schema, JsonNode document) {
        ObjectNode root = JSON.createObjectNode();
        root.put("$ref", "#/components/schemas/" + schema);
        root.set("components", API.get("components"));
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
        return compiled.validate(document).stream().map(Object::toString).toList();
    }

    static JsonNode api() {
        return API;
    }
}
