package jp.cryptobin.james.sandbox.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import jp.cryptobin.james.sandbox.contract.RefusedException;
import org.jspecify.annotations.Nullable;

/** Receives the parts of a multipart request as they come in. */
interface Parts {
    void begin(@Nullable String name, @Nullable String fileName) throws IOException, RefusedException;

    /** Some octets of the part; the buffer is the reader's and is used again. */
    void content(ByteBuffer octets) throws IOException, RefusedException;

    void end() throws IOException, RefusedException;

    /** Whether the rest of the request matters. */
    boolean wantsMore();
}
