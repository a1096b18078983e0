package jp.cryptobin.james.notice;

import java.util.Locale;
import java.util.Optional;

/** The languages of a notice, as an operator sets them. */
public enum Languages {
    JA,
    EN,
    /** Both, Japanese first. */
    BOTH;

    /** The setting written as {@code ja}, {@code en} or {@code both}; empty for anything else. */
    public static Optional<Languages> ofSetting(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "ja" -> Optional.of(JA);
            case "en" -> Optional.of(EN);
            case "both" -> Optional.of(BOTH);
            default -> Optional.empty();
        };
    }

    public boolean includes(Language language) {
        return switch (this) {
            case JA -> language == Language.JAPANESE;
            case EN -> language == Language.ENGLISH;
            case BOTH -> true;
        };
    }
}
