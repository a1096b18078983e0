package jp.cryptobin.james.sandbox.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import jp.cryptobin.james.sandbox.fault.FaultKind;
import org.jspecify.annotations.Nullable;

/**
 * One request to the API and what was answered; no files, no credentials, no password and no secret part of a link.
 *
 * @param status what the work came to, even if a fault kept the answer back; 0 when there was no work
 * @param code of the problem that was answered
 * @param fault that spoilt the request or its answer
 * @param depositId of the deposit that was made or asked for
 * @param request the deposit part, masked, as far as it was understood
 * @param answer the body of the answer, masked, before a fault spoilt it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Exchange(
        Instant at,
        String method,
        String path,
        @Nullable String idempotencyKey,
        int status,
        @Nullable String code,
        @Nullable FaultKind fault,
        @Nullable String depositId,
        @Nullable String request,
        @Nullable String answer) {}
