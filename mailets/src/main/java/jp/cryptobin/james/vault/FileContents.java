package jp.cryptobin.james.vault;

import java.io.IOException;
import java.io.InputStream;

/**
 * The octets of a deposit's files, pushed in order. A mail is read in one pass from front to back, so the reader leads
 * and the request follows; nothing is held in between.
 */
@FunctionalInterface
public interface FileContents {

    /**
     * Hands every file of the deposit to {@code sink}, once, in the order of {@link Deposit#files()}.
     *
     * @throws IOException when a file cannot be read, and whatever {@code sink} throws, unchanged
     */
    void writeTo(FileSink sink) throws IOException;

    /** Where the files go. */
    @FunctionalInterface
    interface FileSink {

        /**
         * Takes one file, reading {@code content} to its end without closing it.
         *
         * @param index position in {@link Deposit#files()}, from 0
         * @throws IOException when the file cannot be read, is not the one that was announced, or cannot be sent
         */
        void file(int index, InputStream content) throws IOException;
    }
}
