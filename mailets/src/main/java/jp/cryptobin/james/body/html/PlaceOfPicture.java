package jp.cryptobin.james.body.html;

/** What the place of a removed picture shows (setting {@code place-of-removed-picture}). */
public enum PlaceOfPicture {
    /** The sender's alternative text; the file's name where the sender gave none. An empty alt is the sender's wish. */
    ALT,
    /** The file's name. */
    NAME,
    /** Nothing that the sender did not write: the element stays with what it has. */
    NOTHING
}
