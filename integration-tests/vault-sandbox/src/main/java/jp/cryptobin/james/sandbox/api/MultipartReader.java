package jp.cryptobin.james.sandbox.api;

import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import jp.cryptobin.james.sandbox.contract.Refusal;
import jp.cryptobin.james.sandbox.contract.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Reads multipart/form-data as a stream. Ours and strict, because the server's own parser adds an octet to a part that
 * begins with a hyphen when the network cuts the request right before it (Jetty 12.1.12).
 */
final class MultipartReader {
    /** RFC 2046, 5.1.1. */
    private static final Pattern BOUNDARY = Pattern.compile("[A-Za-z0-9'()+_,./:=? -]{0,69}[A-Za-z0-9'()+_,./:=?-]");

    private MultipartReader() {}

    /**
     * Reads until the last boundary or until no more is wanted.
     *
     * @throws RefusedException when the body is not what its Content-Type says
     * @throws ClientGoneException when the connection breaks off
     */
    static void read(InputStream in, @Nullable String contentType, Parts parts) throws IOException, RefusedException {
        DelimitedInput input = new DelimitedInput(in, boundary(contentType));
        input.skipFirstDelimiter();
        while (parts.wantsMore() && !input.atClose()) {
            parts.begin(PartHeader.parse(input.header()));
            input.content(parts);
            parts.end();
        }
    }

    private static String boundary(@Nullable String contentType) throws RefusedException {
        try {
            ContentType type = new ContentType(contentType == null ? "" : contentType);
            String boundary = type.getParameter("boundary");
            if (type.match("multipart/form-data")
                    && boundary != null
                    && BOUNDARY.matcher(boundary).matches()) {
                return boundary;
            }
        } catch (ParseException e) {
            // Answered below like any other type that is not the expected one.
        }
        throw new RefusedException(Refusal.malformed("Content-Type must be multipart/form-data with a boundary"));
    }
}
