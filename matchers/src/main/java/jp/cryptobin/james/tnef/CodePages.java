package jp.cryptobin.james.tnef;

import java.nio.charset.Charset;
import java.util.stream.Stream;

/** The charsets of Windows' code pages. */
final class CodePages {
    private CodePages() {}

    /** That of Western Europe where the number means nothing here. */
    static Charset charset(int codePage) {
        return Stream.of(codePage == 932 ? "windows-31j" : "", codePage == 65001 ? "UTF-8" : "")
                .filter(name -> !name.isEmpty())
                .findFirst()
                .or(() -> Stream.of("windows-" + codePage, "x-windows-" + codePage, "IBM" + codePage)
                        .filter(Charset::isSupported)
                        .findFirst())
                .map(Charset::forName)
                .orElse(Charset.forName("windows-1252"));
    }
}
