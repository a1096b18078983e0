package jp.cryptobin.james.sandbox.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people of the section read them. */
public final class Times {
    private final DateTimeFormatter seconds;
    private final DateTimeFormatter day;

    public Times(ZoneId zone) {
        this.seconds =
                DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT).withZone(zone);
        this.day = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withZone(zone);
    }

    public String seconds(Instant at) {
        return seconds.format(at);
    }

    public String day(Instant at) {
        return day.format(at);
    }
}
