package jp.cryptobin.james.vault.http;

import jp.cryptobin.james.vault.Deposit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the {@code Deposit} of the wire contract. */
final class DepositJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private DepositJson() {}

    static String write(Deposit deposit) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("sender", deposit.sender());
        if (!deposit.senderName().isEmpty()) {
            json.put("senderName", deposit.senderName());
        }
        deposit.recipients().forEach(json.putArray("recipients")::add);
        if (!deposit.blindRecipients().isEmpty()) {
            deposit.blindRecipients().forEach(json.putArray("blindRecipients")::add);
        }
        json.put("subject", deposit.subject());
        json.put("filePassword", deposit.password().reveal());
        var files = json.putArray("files");
        deposit.files()
                .forEach(file -> files.addObject()
                        .put("name", file.name())
                        .put("contentType", file.contentType())
                        .put("size", file.size())
                        .put("sha256", file.sha256().hex()));
        return MAPPER.writeValueAsString(json);
    }
}
