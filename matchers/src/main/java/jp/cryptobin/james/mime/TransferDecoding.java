package jp.cryptobin.james.mime;

import java.io.InputStream;
import java.util.function.BiConsumer;

/** Takes a transfer encoding off a body. */
final class TransferDecoding {
    private TransferDecoding() {}

    static InputStream of(TransferEncoding encoding, InputStream body, BiConsumer<Defect, String> defects) {
        return switch (encoding) {
            case BASE64 -> new Base64Body(body, defects);
            case QUOTED_PRINTABLE -> new QuotedPrintableBody(body, defects);
            case UUENCODE -> new UuencodedBody(body);
            case SEVEN_BIT, EIGHT_BIT, UNKNOWN -> body;
        };
    }
}
