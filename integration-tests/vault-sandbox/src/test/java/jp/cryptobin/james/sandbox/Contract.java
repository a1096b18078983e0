package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Holds JSON against the schemas of {@code docs/vault-api.yaml}. */
final class Contract {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode components;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    Contract() {
        Path file = Path.of("").toAbsolutePath();
        while (file != null && !Files.exists(file.resolve("docs/vault-api.yaml"))) {
            file = file.getParent();
        }
        assertThat(file).as("root of the source tree").isNotNull();
        components = YAMLMapper.builder()
                .build()
                .readTree(file.resolve("docs/vault-api.yaml").toFile())
                .path("components");
    }

    /** The answer as a tree, once it is known to be what the contract says. */
    JsonNode check(String schema, String json) {
        JsonNode tree = JSON.readTree(json);
        assertThat(schemaOf(schema)
                        .validate(tree, context -> context.executionConfig(c -> c.formatAssertionsEnabled(true))))
                .as("violations of %s in %s", schema, json)
                .isEmpty();
        return tree;
    }

    JsonNode schemaNode(String schema) {
        return components.path("schemas").path(schema);
    }

    private Schema schemaOf(String name) {
        ObjectNode root = JSON.createObjectNode();
        root.put("$ref", "#/components/schemas/" + name);
        root.set("components", JSON.valueToTree(Map.of("schemas", components.path("schemas"))));
        return registry.getSchema(root);
    }
}
