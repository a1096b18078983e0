package jp.cryptobin.james.vault.http;

import jp.cryptobin.james.vault.NotDone;
import tools.jackson.databind.JsonNode;

/** How one request ended, whatever it was for. */
sealed interface Reply {

    /** 200 or 201 with a JSON document; whether it is the right one is still to be seen. */
    record Document(JsonNode json) implements Reply {}

    /** The vault, in its own words: no such deposit. */
    record Missing() implements Reply {}

    record Failed(NotDone outcome) implements Reply {}
}
