package jp.cryptobin.james.rebuild;

import java.io.IOException;
import java.io.OutputStream;
import jp.cryptobin.james.mime.MessageSource;

/** Where a rebuilt mail is written, and read back from. */
public interface Draft extends MessageSource {

    /** Begins the draft anew; what was there is gone. */
    OutputStream write() throws IOException;
}
