package jp.cryptobin.james.sandbox.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import jp.cryptobin.james.sandbox.contract.DepositRequest;
import jp.cryptobin.james.sandbox.contract.Json;
import jp.cryptobin.james.sandbox.contract.Refusal;
import jp.cryptobin.james.sandbox.contract.RefusedException;
import tools.jackson.core.JacksonException;

/** Reads the {@code deposit} part. */
final class Announcement {
    private Announcement() {}

    static DepositRequest parse(byte[] json) throws RefusedException {
        try {
            return Json.mapper().readValue(json, DepositRequest.class);
        } catch (JacksonException e) {
            // The original message names the place and the rule; the source, which may hold the password, stays out.
            throw new RefusedException(
                    Refusal.malformed("The deposit part breaks the contract: " + e.getOriginalMessage()));
        }
    }

    /** What makes two requests the same deposit; the password is compared by its slow hash instead. */
    static String fingerprint(DepositRequest request) {
        String text = Json.mapper()
                .writeValueAsString(Arrays.asList(
                        request.sender(),
                        request.senderName(),
                        request.recipients(),
                        request.blindRecipients(),
                        request.subject(),
                        request.files()));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
