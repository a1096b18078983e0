package jp.cryptobin.james.smtp;

import java.util.List;
import org.apache.james.protocols.api.Response;

/**
 * A reply that ends a command here: no handler behind ours gets it.
 *
 * @param code of three digits
 * @param text with the enhanced status (RFC 3463)
 * @param endSession whether the connection is closed after it
 */
record Refusal(String code, String text, boolean endSession) implements Response {
    @Override
    public String getRetCode() {
        return code;
    }

    @Override
    public List<CharSequence> getLines() {
        return List.of(code + " " + text);
    }

    @Override
    public boolean isEndSession() {
        return endSession;
    }
}
