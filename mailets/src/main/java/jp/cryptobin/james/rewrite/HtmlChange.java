package jp.cryptobin.james.rewrite;

import java.util.List;

/**
 * What is to become of HTML bodies.
 *
 * @param notice an HTML fragment that begins and ends with an element and sets its own font size; empty if there is nothing to say
 * @param removed the parts that leave the mail
 */
public record HtmlChange(String notice, NoticePosition position, List<RemovedPart> removed, PlaceOfPicture place) {
    public HtmlChange {
        removed = List.copyOf(removed);
    }
}
