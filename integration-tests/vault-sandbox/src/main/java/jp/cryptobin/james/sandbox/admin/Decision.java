package jp.cryptobin.james.sandbox.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import jp.cryptobin.james.sandbox.contract.DepositState;
import org.jspecify.annotations.Nullable;

/** What an approver decides: {@code DELIVERED}, {@code REJECTED} or {@code APPROVAL_INVALID}, and why. */
record Decision(
        @JsonProperty(required = true) DepositState state,
        @Nullable String detail) {}
