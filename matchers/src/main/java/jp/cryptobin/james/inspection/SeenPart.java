package jp.cryptobin.james.inspection;

import java.util.List;
import jp.cryptobin.james.mime.MimeHeader;
import jp.cryptobin.james.mime.PartPath;

/**
 * A part as it was read, before all defects of its mail are known.
 *
 * @param container whether it is a multipart
 * @param picture whether it begins like one that mail programs show
 * @param calendar a digest of what it invites to; empty where it is no sound calendar
 * @param tnef the files in it, where it is a winmail.dat that is taken apart
 */
record SeenPart(
        PartPath path,
        MimeHeader mime,
        boolean container,
        long size,
        String sha256,
        boolean picture,
        String calendar,
        List<TnefFile> tnef) {
    SeenPart {
        tnef = List.copyOf(tnef);
    }

    static SeenPart multipart(PartPath path, MimeHeader mime) {
        return new SeenPart(path, mime, true, 0, "", false, "", List.of());
    }
}
