package jp.cryptobin.james.mime;

import java.util.Locale;

/**
 * What the MIME fields of one header say (RFC 2045, RFC 2183), after all ambiguity has been noted as defects.
 *
 * @param contentType {@code type/subtype} in lower case; empty where the field is absent; as written, where unreadable
 * @param disposition in lower case; empty where the field is absent; as written, where unreadable
 * @param encoding how the body is encoded for transport
 * @param boundary the delimiter of a multipart that can be read as one; empty for everything else
 * @param ignoredBoundary a boundary on something that is no multipart; empty where there is none
 * @param charset label as written; empty where there is none
 * @param flowed whether {@code format=flowed} (RFC 3676)
 * @param delSp whether {@code delsp=yes} (RFC 3676)
 * @param fileName decoded, without directories; empty where there is none
 * @param contentId without angle brackets; empty where there is none
 * @param start the Content-ID of the root of a multipart/related (RFC 2387, 3.2), without angle brackets; empty where the
 *     first part is the root
 */
public record MimeHeader(
        String contentType,
        String disposition,
        TransferEncoding encoding,
        String boundary,
        String ignoredBoundary,
        String charset,
        boolean flowed,
        boolean delSp,
        String fileName,
        String contentId,
        String start) {

    public boolean isMultipart() {
        return !boundary.isEmpty();
    }

    /** Text as the manual means it: text/plain, text/html, or no type at all (4.2.1). */
    public boolean isText() {
        return contentType.isEmpty() || contentType.equals("text/plain") || isHtml();
    }

    public boolean isHtml() {
        return contentType.equals("text/html");
    }

    /** What Outlook packs the files of a rich text mail into (5.4). */
    public boolean isTnef() {
        return contentType.equals("application/ms-tnef")
                || contentType.equals("application/vnd.ms-tnef")
                || contentType.equals("application/octet-stream") && fileName.equalsIgnoreCase("winmail.dat");
    }

    /** The encryption types of the manual (4.1): PGP/MIME, and S/MIME whether it encrypts or signs. */
    public boolean isEncryptionType() {
        return contentType.equals("application/pgp-encrypted")
                || contentType.equals("application/pkcs7-mime")
                || contentType.equals("application/x-pkcs7-mime");
    }

    static boolean isMimeField(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("content-") || lower.equals("mime-version");
    }
}
