package jp.cryptobin.james.mime;

import java.io.IOException;
import java.io.InputStream;

/** A raw message that can be read from its start as often as needed. */
@FunctionalInterface
public interface MessageSource {
    InputStream open() throws IOException;
}
