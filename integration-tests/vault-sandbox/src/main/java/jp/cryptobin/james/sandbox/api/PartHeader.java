package jp.cryptobin.james.sandbox.api;

import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ParseException;
import java.util.Locale;
import jp.cryptobin.james.sandbox.contract.Refusal;
import jp.cryptobin.james.sandbox.contract.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What stands above a part of multipart/form-data (RFC 7578).
 *
 * @param name of the form field
 * @param fileName null where none is said
 */
record PartHeader(String name, @Nullable String fileName) {
    private static final String DISPOSITION = "content-disposition:";

    /** Reads the header's lines, decoded as UTF-8; there is one field of interest and no folding (RFC 9110, 5.5). */
    static PartHeader parse(Iterable<String> lines) throws RefusedException {
        for (String line : lines) {
            if (line.toLowerCase(Locale.ROOT).startsWith(DISPOSITION)) {
                return parseDisposition(line.substring(DISPOSITION.length()).strip());
            }
        }
        throw new RefusedException(Refusal.malformed("A part has no Content-Disposition"));
    }

    private static PartHeader parseDisposition(String value) throws RefusedException {
        try {
            ContentDisposition disposition = new ContentDisposition(value);
            String name = disposition.getParameter("name");
            if ("form-data".equalsIgnoreCase(disposition.getDisposition()) && name != null) {
                return new PartHeader(name, disposition.getParameter("filename"));
            }
        } catch (ParseException e) {
            // Answered below like any other that cannot be used.
        }
        throw new RefusedException(Refusal.malformed("A part's Content-Disposition must be form-data with a name"));
    }
}
