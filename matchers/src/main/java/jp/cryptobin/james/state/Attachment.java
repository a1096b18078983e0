package jp.cryptobin.james.state;

import jp.cryptobin.james.inspection.Part;

/**
 * A file of a mail, as {@code cryptobin.attachments} lists it for the upload.
 *
 * @param path of its part
 * @param size octets without transfer encoding
 * @param sha256 of these octets, lower-case hexadecimal
 */
public record Attachment(String path, String name, String contentType, long size, String sha256) {
    public static Attachment of(Part file) {
        String type = file.contentType().isEmpty() ? "text/plain" : file.contentType();
        return new Attachment(file.path().value(), file.fileName(), type, file.size(), file.sha256());
    }
}
