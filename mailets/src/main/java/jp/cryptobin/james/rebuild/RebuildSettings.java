package jp.cryptobin.james.rebuild;

import jp.cryptobin.james.body.NoticePosition;
import jp.cryptobin.james.body.html.PlaceOfPicture;

/**
 * How mail is rebuilt.
 *
 * @param position where a body shows the notice
 * @param place what the place of a removed picture shows
 */
public record RebuildSettings(NoticePosition position, PlaceOfPicture place) {
    public static final RebuildSettings DEFAULT = new RebuildSettings(NoticePosition.BOTTOM, PlaceOfPicture.ALT);
}
