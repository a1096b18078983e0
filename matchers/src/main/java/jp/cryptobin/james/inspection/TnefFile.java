package jp.cryptobin.james.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import jp.cryptobin.james.mime.PartPath;
import jp.cryptobin.james.mime.ReadingLimits;
import jp.cryptobin.james.tnef.MalformedTnefException;
import jp.cryptobin.james.tnef.TnefReader;

/**
 * A file in a winmail.dat.
 *
 * @param size octets
 * @param sha256 lower-case hexadecimal
 */
record TnefFile(String name, long size, String sha256) {

    /**
     * The files in a TNEF stream, in order. None where it cannot be taken apart without loss: then it is one file, by
     * the manual's letter.
     */
    static List<TnefFile> of(InputStream tnef, ReadingLimits limits) throws IOException {
        List<TnefFile> unnamed = new ArrayList<>();
        try {
            List<String> names = TnefReader.read(tnef, limits.parts(), (number, content) -> {
                ContentWatch watched = new ContentWatch(content);
                watched.transferTo(OutputStream.nullOutputStream());
                unnamed.add(new TnefFile("", watched.size(), watched.sha256()));
            });
            List<TnefFile> files = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                TnefFile file = unnamed.get(i);
                files.add(new TnefFile(names.get(i), file.size(), file.sha256()));
            }
            return files;
        } catch (MalformedTnefException asOneFile) {
            return List.of();
        }
    }

    /** This file as a part of its message. */
    Part asPart(PartPath path) {
        return new Part(
                path,
                Role.FILE,
                Rule.FILE_IN_TNEF,
                "application/octet-stream",
                "attachment",
                name,
                "",
                "",
                size,
                sha256);
    }
}
