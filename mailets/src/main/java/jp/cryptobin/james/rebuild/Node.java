package jp.cryptobin.james.rebuild;

import java.util.List;
import jp.cryptobin.james.message.Part;

/** The body of a rebuilt mail: what stays of the tree of its parts. */
sealed interface Node {
    /** A body that stays. */
    record Body(Part part) implements Node {}

    /**
     * A multipart of which at least two parts stay.
     *
     * @param subtype mixed, alternative or related
     */
    record Multipart(String subtype, List<Node> children) implements Node {
        public Multipart {
            children = List.copyOf(children);
        }
    }

    /** A body of our own, where the mail has none, to carry the notice. */
    record Created() implements Node {}
}
