package jp.cryptobin.james.rebuild;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jp.cryptobin.james.inspection.Part;
import jp.cryptobin.james.inspection.Role;
import jp.cryptobin.james.inspection.Rule;
import jp.cryptobin.james.mime.PartPath;
import jp.cryptobin.james.rebuild.Node.Body;
import jp.cryptobin.james.rebuild.Node.Created;
import jp.cryptobin.james.rebuild.Node.Multipart;

/** Finds what stays of the tree of parts: containers without a part go, containers with a single part become it. */
final class BodyTree {
    /** What can stand between quotation marks as it is. */
    private static final Pattern QUOTABLE = Pattern.compile("[!#-\\[\\]-~]+");

    private final List<Part> parts;
    private final Map<PartPath, String> starts;
    private int next;

    private BodyTree(List<Part> parts, Map<PartPath, String> starts) {
        this.parts = parts;
        this.starts = starts;
    }

    /**
     * The tree of what stays.
     *
     * @param parts of the mail, containers before their parts
     * @param starts what the multiparts name as their roots, by Content-ID
     */
    static Node of(List<Part> parts, Map<PartPath, String> starts) {
        List<Node> roots = new ArrayList<>();
        BodyTree tree = new BodyTree(parts, starts);
        while (tree.next < parts.size()) {
            tree.take(roots);
        }
        return roots.isEmpty() ? new Created() : roots.get(0);
    }

    /** Adds what stays of the next part to its parent's children. */
    private void take(List<Node> siblings) {
        Part part = parts.get(next++);
        if (part.role() == Role.CONTAINER) {
            List<Node> children = new ArrayList<>();
            while (next < parts.size() && isInside(parts.get(next), part)) {
                take(children);
            }
            if (children.size() == 1) {
                siblings.add(children.get(0));
            } else if (!children.isEmpty()) {
                siblings.add(new Multipart(subtype(part, children), children, root(part, children)));
            }
        } else if (part.isBody()) {
            siblings.add(new Body(part));
        }
    }

    private int root(Part container, List<Node> children) {
        String start = starts.getOrDefault(container.path(), "");
        return QUOTABLE.matcher(start).matches()
                ? IntStream.range(0, children.size())
                        .filter(i -> children.get(i) instanceof Body body
                                && body.part().contentId().equals(start))
                        .findFirst()
                        .orElse(0)
                : 0;
    }

    private static boolean isInside(Part part, Part container) {
        return part.path().value().startsWith(container.path().value() + ".");
    }

    /** A signature or a digest that lost parts is none any more, and a report only without what it reports. */
    private static String subtype(Part container, List<Node> children) {
        boolean report = container.contentType().equals("multipart/report")
                && children.stream().anyMatch(BodyTree::isMachineReadable);
        return report ? "report" : subtype(container);
    }

    private static boolean isMachineReadable(Node node) {
        return node instanceof Body body && body.part().rule() == Rule.REPORT;
    }

    private static String subtype(Part container) {
        return switch (container.contentType()) {
            case "multipart/alternative" -> "alternative";
            case "multipart/related" -> "related";
            default -> "mixed";
        };
    }

    /**
     * The bodies that get the notice: each of the alternatives, and the first of several bodies in a row, because that
     * is the one that every mail program shows as the text of the mail.
     */
    static Set<PartPath> noticeBearers(Node tree) {
        Set<PartPath> bearers = new HashSet<>();
        collect(tree, bearers);
        return bearers;
    }

    /** Adds the bearers below a node. False when nothing below it can carry a notice. */
    private static boolean collect(Node node, Set<PartPath> bearers) {
        if (node instanceof Body body) {
            return canCarry(body.part()) && bearers.add(body.part().path());
        }
        if (node instanceof Multipart multipart) {
            boolean any = false;
            for (Node child : multipart.rootFirst()) {
                if (!any || multipart.subtype().equals("alternative")) {
                    any |= collect(child, bearers);
                }
            }
            return any;
        }
        return true;
    }

    private static boolean canCarry(Part part) {
        return part.contentType().isEmpty()
                || part.contentType().equals("text/plain")
                || part.contentType().equals("text/html");
    }
}
