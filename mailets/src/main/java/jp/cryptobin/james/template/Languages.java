package jp.cryptobin.james.template;

/** The languages of a notice, as an operator sets them. */
public enum Languages {
    JA,
    EN,
    /** Both, Japanese first. */
    BOTH;

    public boolean includes(Language language) {
        return switch (this) {
            case JA -> language == Language.JAPANESE;
            case EN -> language == Language.ENGLISH;
            case BOTH -> true;
        };
    }
}
