package jp.cryptobin.james.rebuild;

import java.util.ArrayList;
import java.util.List;
import jp.cryptobin.james.inspection.Part;

/** The body of a rebuilt mail: what stays of the tree of its parts. */
sealed interface Node {
    /** A body that stays. */
    record Body(Part part) implements Node {}

    /**
     * A multipart of which at least two parts stay.
     *
     * @param subtype mixed, alternative, related or report
     * @param root index of the child that the others belong to, in a related one; it is 0 unless {@code start} says
     *     otherwise (RFC 2387, 3.2)
     */
    record Multipart(String subtype, List<Node> children, int root) implements Node {
        public Multipart {
            children = List.copyOf(children);
        }

        /** The children in the order in which a reader looks for the text of the mail: the root comes first. */
        List<Node> rootFirst() {
            List<Node> order = new ArrayList<>(children);
            order.add(0, order.remove(root));
            return order;
        }
    }

    /** A body of our own, where the mail has none, to carry the notice. */
    record Created() implements Node {}
}
