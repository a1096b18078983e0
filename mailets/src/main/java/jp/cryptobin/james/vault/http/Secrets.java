package jp.cryptobin.james.vault.http;

import java.util.List;
import java.util.stream.Stream;

/** What a request holds and nobody may read, in case the vault repeats it in its answer. */
record Secrets(List<String> values) {

    Secrets and(String value) {
        return new Secrets(Stream.concat(values.stream(), Stream.of(value)).toList());
    }

    String hide(String text) {
        String hidden = text;
        for (String value : values) {
            hidden = hidden.replace(value, "[hidden]");
        }
        return hidden;
    }

    @Override
    public String toString() {
        return "Secrets[" + values.size() + " hidden]";
    }
}
