package jp.cryptobin.james.sandbox.api;

import java.io.IOException;
import jp.cryptobin.james.sandbox.contract.RefusedException;

/** Receives the parts of a multipart request as they come in. */
interface Parts {
    void begin(PartHeader header) throws IOException, RefusedException;

    /** Some octets of the part; the array is the reader's and is used again. */
    void content(byte[] octets, int offset, int length) throws IOException, RefusedException;

    void end() throws IOException, RefusedException;

    /** Whether the rest of the request matters; asked after each part. */
    boolean wantsMore();
}
