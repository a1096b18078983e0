package jp.cryptobin.james.body.html;

/**
 * A part that leaves the mail and that HTML may refer to.
 *
 * @param contentId the value of its Content-ID field, with or without angle brackets
 * @param fileName what to show where the part was shown; may be empty
 */
public record RemovedPart(String contentId, String fileName) {}
