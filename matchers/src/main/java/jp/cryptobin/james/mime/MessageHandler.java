package jp.cryptobin.james.mime;

import java.io.IOException;
import java.io.InputStream;

/** Is told what a message consists of, in the order of its octets. */
public interface MessageHandler {
    /** A multipart starts; its parts follow. */
    default void startMultipart(Entity multipart) throws IOException {}

    default void endMultipart(Entity multipart) throws IOException {}

    /**
     * Anything that is not read as a multipart.
     *
     * @param content the body without its transfer encoding; what is left of it is skipped after the call
     */
    void body(Entity entity, InputStream content) throws IOException;
}
