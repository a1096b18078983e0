package jp.cryptobin.james.template;

/** A language that the gateway writes in. */
public enum Language {
    JAPANESE("ja"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag, which also names the bundles and the sections of the templates: {@code ja}. */
    public String tag() {
        return tag;
    }
}
