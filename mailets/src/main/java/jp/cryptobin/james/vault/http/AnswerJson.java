package jp.cryptobin.james.vault.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.cryptobin.james.vault.DepositFile;
import jp.cryptobin.james.vault.DepositId;
import jp.cryptobin.james.vault.DepositState;
import jp.cryptobin.james.vault.Receipt;
import jp.cryptobin.james.vault.Sha256;
import jp.cryptobin.james.vault.StatusOutcome.Ready;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the documents of the wire contract. Members that the contract does not know are passed over, so that the vault
 * can grow; a member that is missing or of another kind makes the document unreadable. Messages name the member and
 * never repeat its value.
 */
final class AnswerJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private AnswerJson() {}

    /** What a problem document says. */
    record Problem(String code, String detail, List<String> concerned) {
        Problem without(Secrets secrets) {
            return new Problem(
                    secrets.hide(code),
                    secrets.hide(detail),
                    concerned.stream().map(secrets::hide).toList());
        }
    }

    static JsonNode parse(byte[] body) throws NotTheContractException {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            // Its message quotes the document.
            throw new NotTheContractException("no JSON document");
        }
    }

    /** A problem document; empty when it is none, because it has no code that could be read. */
    static Optional<Problem> problem(byte[] body) {
        try {
            JsonNode json = parse(body);
            List<String> concerned = new ArrayList<>();
            json.path("concerned").forEach(item -> item.stringValueOpt().ifPresent(concerned::add));
            return json.path("code")
                    .stringValueOpt()
                    .map(code -> new Problem(code, json.path("detail").stringValue(""), concerned));
        } catch (NotTheContractException e) {
            return Optional.empty();
        }
    }

    static Ready status(JsonNode json) throws NotTheContractException {
        if (!text(json, "state").equals("READY")) {
            throw new NotTheContractException("'state' is unknown");
        }
        return new Ready(text(json, "account"));
    }

    static Receipt receipt(JsonNode json) throws NotTheContractException {
        return new Receipt(
                value(json, "id", DepositId::new),
                value(json, "state", DepositState::valueOf),
                value(json, "depositedAt", AnswerJson::instant),
                value(json, "expiresAt", AnswerJson::instant),
                text(json, "account"),
                files(json.path("files")),
                value(json, "manageUrl", AnswerJson::link),
                json.has("detail") ? text(json, "detail") : "");
    }

    private static List<DepositFile> files(JsonNode array) throws NotTheContractException {
        if (!array.isArray()) {
            throw new NotTheContractException("'files' is no array");
        }
        List<DepositFile> files = new ArrayList<>();
        for (JsonNode file : array) {
            if (!file.path("size").isIntegralNumber() || !file.path("size").canConvertToLong()) {
                throw new NotTheContractException("'size' of a file is no number of octets");
            }
            try {
                files.add(new DepositFile(
                        text(file, "name"),
                        text(file, "contentType"),
                        file.path("size").longValue(),
                        value(file, "sha256", Sha256::new)));
            } catch (IllegalArgumentException e) {
                throw new NotTheContractException("a file of 'files' cannot be one");
            }
        }
        return files;
    }

    private static String text(JsonNode json, String member) throws NotTheContractException {
        return json.path(member)
                .stringValueOpt()
                .orElseThrow(() -> new NotTheContractException("'" + member + "' is missing or no string"));
    }

    private interface Form<T> {
        T read(String text) throws URISyntaxException;
    }

    private static <T> T value(JsonNode json, String member, Form<T> form) throws NotTheContractException {
        String text = text(json, member);
        try {
            return form.read(text);
        } catch (IllegalArgumentException | DateTimeException | URISyntaxException e) {
            throw new NotTheContractException("'" + member + "' is not in its form");
        }
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** Only what a browser opens by following it: the link may be passed on to the sender. */
    private static URI link(String text) throws URISyntaxException {
        URI link = new URI(text);
        if (link.getHost() == null || !("https".equals(link.getScheme()) || "http".equals(link.getScheme()))) {
            throw new IllegalArgumentException("no link");
        }
        return link;
    }
}
