package jp.cryptobin.james.rebuild;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import jp.cryptobin.james.body.BodyContent;
import jp.cryptobin.james.body.BodyFacts;
import jp.cryptobin.james.body.EditedBody;
import jp.cryptobin.james.body.TextEditor;
import jp.cryptobin.james.body.TextType;
import jp.cryptobin.james.body.html.HtmlChange;
import jp.cryptobin.james.body.html.HtmlEditor;
import jp.cryptobin.james.body.html.HtmlOutcome;
import jp.cryptobin.james.body.html.RemovedPart;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.Part;
import jp.cryptobin.james.inspection.html.HtmlMemory;
import jp.cryptobin.james.mime.MessageSource;
import jp.cryptobin.james.mime.PartPath;
import jp.cryptobin.james.mime.ReadingLimits;
import jp.cryptobin.james.mime.TransferEncoding;

/**
 * Writes a mail anew (manual 4.2.3): its header fields octet by octet, its bodies with the notice, none of its files,
 * and no reference to them. Memory does not grow with the mail; bodies rest in temporary files when they are large.
 */
public final class MessageRebuilder {
    private final RebuildSettings settings;
    private final Supplier<String> boundaries;

    /**
     * @param boundaries gives a boundary that no body contains: random, and different each time
     */
    public MessageRebuilder(RebuildSettings settings, Supplier<String> boundaries) {
        this.settings = settings;
        this.boundaries = boundaries;
    }

    /**
     * Writes the rebuilt mail.
     *
     * @param limits with which it was inspected
     * @param inspection of this very message
     * @param notices what the bodies get to say
     * @throws UneditableException if a body cannot be edited safely
     * @throws IOException if the message cannot be read or the result not be written
     */
    public void rebuild(
            MessageSource message, ReadingLimits limits, Inspection inspection, Notices notices, OutputStream out)
            throws IOException {
        try (Bodies bodies = Bodies.of(message, limits, inspection)) {
            new Rebuilding(inspection, notices, bodies, out).write();
        }
    }

    private final class Rebuilding {
        private final Inspection inspection;
        private final Notices notices;
        private final Bodies bodies;
        private final OutputStream out;
        private final String lineEnd;
        private final Set<PartPath> bearers;
        private final Node tree;

        Rebuilding(Inspection inspection, Notices notices, Bodies bodies, OutputStream out) {
            this.inspection = inspection;
            this.notices = notices;
            this.bodies = bodies;
            this.out = out;
            this.lineEnd = bodies.header().lineEnd();
            Node staying = BodyTree.of(inspection.parts(), bodies.starts());
            this.bearers = BodyTree.noticeBearers(staying);
            boolean mute = bearers.isEmpty() && !notices.text().isEmpty() && !(staying instanceof Node.Created);
            this.tree = mute ? new Node.Multipart("mixed", List.of(new Node.Created(), staying), 0) : staying;
        }

        void write() throws IOException {
            write(RebuiltHeader.ofMessage(bodies.header()));
            write("MIME-Version: 1.0" + lineEnd);
            node(tree);
        }

        private void node(Node node) throws IOException {
            if (node instanceof Node.Multipart multipart) {
                multipart(multipart);
            } else if (node instanceof Node.Body body) {
                body(body.part());
            } else {
                created();
            }
        }

        private void multipart(Node.Multipart multipart) throws IOException {
            String boundary = boundaries.get();
            write("Content-Type: multipart/" + multipart.subtype() + ";" + lineEnd + "\tboundary=\"" + boundary + "\""
                    + root(multipart) + report(multipart) + lineEnd + lineEnd);
            for (Node child : multipart.children()) {
                write("--" + boundary + lineEnd);
                node(child);
                write(lineEnd);
            }
            write("--" + boundary + "--" + lineEnd);
        }

        /** What a multipart/related says of its root (RFC 2387, 3.1 and 3.2). */
        private String root(Node.Multipart multipart) {
            if (!multipart.subtype().equals("related")) {
                return "";
            }
            Node root = multipart.children().get(multipart.root());
            String type = ";" + lineEnd + "\ttype=\"" + type(root) + "\"";
            return multipart.root() > 0 && root instanceof Node.Body body
                    ? type + ";" + lineEnd + "\tstart=\"<" + body.part().contentId() + ">\""
                    : type;
        }

        /** What a multipart/report says of its kind (RFC 6522, 3). */
        private String report(Node.Multipart multipart) {
            return multipart.children().stream()
                    .map(Rebuilding::type)
                    .filter(type -> multipart.subtype().equals("report") && type.startsWith("message/"))
                    .findFirst()
                    .map(type -> ";" + lineEnd + "\treport-type="
                            + type.substring("message/".length()).replace("global-", ""))
                    .orElse("");
        }

        private static String type(Node node) {
            if (node instanceof Node.Multipart multipart) {
                return "multipart/" + multipart.subtype();
            }
            boolean named =
                    node instanceof Node.Body body && !body.part().contentType().isEmpty();
            return named ? ((Node.Body) node).part().contentType() : "text/plain";
        }

        private void body(Part part) throws IOException {
            KeptBody kept = bodies.get(part);
            long memory = kept.entity().mime().isHtml() ? HtmlEditor.memory(kept) : 0;
            HtmlMemory share = HtmlMemory.take(memory);
            try {
                body(part, kept);
            } finally {
                share.close();
            }
        }

        private void body(Part part, KeptBody kept) throws IOException {
            EditedBody edited = edited(part, kept);
            TransferEncoding encoding =
                    TransferEncoder.choose(kept.entity().mime().encoding(), edited.facts());
            boolean clear = inspection.findings().stream()
                    .noneMatch(finding -> finding.path().equals(part.path()));
            write(BodyHeader.of(kept, edited, encoding, clear, lineEnd) + lineEnd);
            TransferEncoder.write(encoding, edited.content(), out, lineEnd);
        }

        private EditedBody edited(Part part, KeptBody kept) throws IOException {
            boolean bears = bearers.contains(part.path());
            String charset = kept.entity().mime().charset();
            if (!kept.entity().mime().isHtml()) {
                TextType type = new TextType(charset, kept.entity().mime().flowed());
                return new TextEditor(settings.position()).edit(kept, type, bears ? notices.text() : "");
            }
            HtmlChange change = new HtmlChange(
                    bears ? notices.html().replace("\n", lineEnd) : "",
                    settings.position(),
                    removed(),
                    settings.place());
            HtmlOutcome outcome = new HtmlEditor(change).edit(kept.toBytes(), charset);
            return outcome.fold(HtmlOutcome.Edited::body, unsafe -> {
                throw new UneditableException("part " + part.path() + ": " + unsafe.why());
            });
        }

        /** Only parts with a Content-ID can be referred to (4.2.3). */
        private List<RemovedPart> removed() {
            return inspection.files().stream()
                    .filter(file -> !file.contentId().isEmpty())
                    .map(file -> new RemovedPart(file.contentId(), file.fileName()))
                    .toList();
        }

        private void created() throws IOException {
            String text = notices.text().isEmpty() ? "" : notices.text().replace("\n", lineEnd) + lineEnd;
            BodyContent content = BodyContent.of(text.getBytes(StandardCharsets.UTF_8));
            TransferEncoding encoding = TransferEncoder.choose(TransferEncoding.SEVEN_BIT, BodyFacts.of(content));
            write("Content-Type: text/plain; charset=UTF-8" + lineEnd);
            write("Content-Transfer-Encoding: " + encoding.token() + lineEnd + lineEnd);
            TransferEncoder.write(encoding, content, out, lineEnd);
        }

        private void write(String octets) throws IOException {
            out.write(octets.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
