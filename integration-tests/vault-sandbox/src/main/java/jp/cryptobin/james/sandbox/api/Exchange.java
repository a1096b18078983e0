package jp.cryptobin.james.sandbox.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import jp.cryptobin.james.sandbox.fault.FaultKind;
import org.jspecify.annotations.Nullable;

/**
 * One request to the API and what was answered; no content, no credentials.
 *
 * @param status what the work came to, even if a fault kept the answer back; 0 when there was no work
 * @param code of the problem that was answered
 * @param fault that spoilt the request or its answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Exchange(
        Instant at,
        String method,
        String path,
        @Nullable String idempotencyKey,
        int status,
        @Nullable String code,
        @Nullable FaultKind fault) {}
