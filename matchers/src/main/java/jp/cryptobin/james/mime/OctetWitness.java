package jp.cryptobin.james.mime;

/** Sees every octet of a message go by once, in order, while it is read, and learns where its bodies stand. */
public interface OctetWitness {
    /** Nobody looks. */
    OctetWitness NONE = (octets, from, to) -> {};

    /** The next octets of the message; the array is used again afterwards. */
    void octets(byte[] octets, int from, int to);

    /**
     * A body begins that is not read as a multipart. Not told of one without an empty line before it, which cannot be
     * taken out without a change to what is read around it.
     *
     * @param position of its first octet in the message
     */
    default void bodyBegins(Entity entity, long position) {}

    /** @param position behind its last octet, and behind the line end that belongs to the delimiter */
    default void bodyEnds(Entity entity, long position) {}
}
