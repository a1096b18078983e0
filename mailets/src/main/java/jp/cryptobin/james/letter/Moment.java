package jp.cryptobin.james.letter;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the notices write a time: to the minute, as the manual does, and the offset for readers elsewhere. */
final class Moment {
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter IN_HEADER =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH);

    private Moment() {}

    static String toTheMinute(Instant instant, ZoneId zone) {
        return TO_THE_MINUTE.format(instant.atZone(zone));
    }

    /** As the field Date has it (RFC 5322 section 3.3). */
    static String inHeader(Instant instant, ZoneId zone) {
        return IN_HEADER.format(instant.atZone(zone));
    }

    /** {@code UTC+09:00}, or {@code UTC}. */
    static String offset(Instant instant, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(instant);
        return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
    }
}
