package jp.cryptobin.james.mime;

/**
 * What ended a body: a delimiter of one of the multiparts around it, or the end of the message.
 *
 * @param boundary of the delimiter; empty at the end of the message
 * @param closes whether it is the close-delimiter
 */
record BodyEnd(String boundary, boolean closes) {
    static final BodyEnd OF_MESSAGE = new BodyEnd("", true);

    boolean isDelimiterOf(String otherBoundary) {
        return !boundary.isEmpty() && boundary.equals(otherBoundary);
    }
}
