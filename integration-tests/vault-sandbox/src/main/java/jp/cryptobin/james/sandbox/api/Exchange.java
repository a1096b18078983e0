package jp.cryptobin.james.sandbox.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One request to the API and what was answered; no content, no credentials. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Exchange(
        Instant at,
        String method,
        String path,
        @Nullable String idempotencyKey,
        int status,
        @Nullable String code) {}
