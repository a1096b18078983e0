package jp.cryptobin.james.body.html;

import java.util.List;
import jp.cryptobin.james.body.NoticePosition;

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
