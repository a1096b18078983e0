package jp.cryptobin.james.tnef;

import java.io.IOException;
import java.io.InputStream;

/** Is given the content of each attachment, in order. */
public interface TnefHandler {
    /**
     * @param number from 1
     * @param content what is left of it is skipped after the call
     */
    void attachment(int number, InputStream content) throws IOException;
}
