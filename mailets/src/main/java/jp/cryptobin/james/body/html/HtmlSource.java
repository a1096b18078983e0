package jp.cryptobin.james.body.html;

import java.util.List;
import java.util.Optional;

/** A text/html body to find places in and to edit there. Whatever no splice touches stays as it is. */
interface HtmlSource {
    /**
     * The markup as characters. What is not ASCII may be masked: a reader of the view sees that something is there, not
     * what.
     */
    String view();

    /** Where the markup begins: after a byte order mark, which the view shows as white space. */
    int start();

    /** What a part of the view really says. */
    String text(int from, int to);

    /** The source with the splices, which must be in order and must not overlap. */
    byte[] splice(List<Splice> splices);

    /** The charset that the header must get, if not the one it has. */
    Optional<String> newCharset();
}
