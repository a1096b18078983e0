package jp.cryptobin.james.rebuild;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.mail.MessagingException;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.MessageInspector;
import jp.cryptobin.james.inspection.Part;
import jp.cryptobin.james.mime.MessageReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** A mail before and after it was rebuilt, and what must hold of the two whatever the mail is. */
record RebuiltMail(byte[] before, byte[] after, Inspection inspection, InspectionSettings settings, Notices notices) {
    static final String PASSWORD = "Xk7*dT-9mR.4wP_";
    static final Notices NOTICES = new Notices(
            "【ご案内】\n添付ファイルはクリプト便でお届けします。\nパスワード：" + PASSWORD,
            "<table><tr><td>【ご案内】<br>\n添付ファイルはクリプト便でお届けします。<br>\nパスワード：" + PASSWORD + "</td></tr></table>");

    /** Rebuilds with boundaries {@code =_1}, {@code =_2} and so on. */
    static RebuiltMail of(byte[] mail, InspectionSettings settings, RebuildSettings how) throws IOException {
        Inspection inspection = new MessageInspector(settings).inspect(() -> new ByteArrayInputStream(mail), false);
        Notices notices = inspection.hasFiles() ? NOTICES : Notices.NONE;
        AtomicInteger count = new AtomicInteger();
        Supplier<String> boundaries = () -> "=_" + count.incrementAndGet();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MessageRebuilder(how, boundaries)
                .rebuild(() -> new ByteArrayInputStream(mail), settings.limits(), inspection, notices, out);
        return new RebuiltMail(mail, out.toByteArray(), inspection, settings, notices);
    }

    void assertFaithful() throws IOException, MessagingException {
        assertHoldsNoFile();
        assertHeaderIsKept();
        assertLinesAreLegal();
        assertBodiesAreKept();
        assertNoReferenceDangles();
    }

    private void assertHoldsNoFile() throws IOException, MessagingException {
        Inspection again = new MessageInspector(settings).inspect(() -> new ByteArrayInputStream(after), false);
        assertThat(RebuiltCheck.left(again)).isEmpty();
        assertThat(Leaf.byJavaMail(after)).allSatisfy(leaf -> assertStays(leaf.type(), leaf.disposition()));
        assertThat(Leaf.byMime4j(after)).allSatisfy(leaf -> assertStays(leaf.get(0), leaf.get(1)));
    }

    private void assertStays(String type, String disposition) {
        assertThat(disposition).isIn("", "inline");
        if (!settings.bodyLikeTypes().contains(type)) {
            assertThat(type).isIn("text/plain", "text/html");
        }
    }

    private void assertHeaderIsKept() {
        List<String> expected = HeaderFields.kept(before);
        List<String> actual = HeaderFields.kept(after);
        assertThat(actual.stream().map(HeaderFields::name))
                .isEqualTo(expected.stream().map(HeaderFields::name).toList());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(HeaderFields.isOdd(actual.get(i))).isFalse();
            if (!HeaderFields.isOdd(expected.get(i))) {
                assertThat(actual.get(i)).isEqualTo(expected.get(i));
            }
        }
        assertThat(HeaderFields.of(after).stream().map(HeaderFields::name))
                .doesNotContain("bcc", "dkim-signature", "arc-seal")
                .containsOnlyOnce("mime-version");
    }

    private void assertLinesAreLegal() throws IOException, MessagingException {
        String octets = new String(after, ISO_8859_1);
        assertThat(octets.lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(998);
        String lineEnd = new String(before, ISO_8859_1).contains("\r\n") ? "\r\n" : "\n";
        assertThat(octets.replace(lineEnd, "")).doesNotContain("\r", "\n", "\0");
        for (Leaf leaf : Leaf.byJavaMail(after)) {
            boolean ascii = Pattern.matches("[\\x00-\\x7f]*+", new String(leaf.octets(), ISO_8859_1));
            assertThat(ascii || !leaf.encoding().equals("7bit"))
                    .as("7bit means 7-bit")
                    .isTrue();
        }
    }

    private void assertBodiesAreKept() throws IOException, MessagingException {
        List<Leaf> leaves = new ArrayList<>(Leaf.byJavaMail(after));
        List<Part> bodies = inspection.parts().stream().filter(Part::isBody).toList();
        int bearing = 0;
        if (leaves.size() == bodies.size() + 1) {
            bearing = notices.text().isEmpty() ? 0 : 1;
            String created = leaves.remove(0).text().replace("\r\n", "\n").strip();
            assertThat(created).isEqualTo(notices.text());
        }
        assertThat(leaves).hasSameSizeAs(bodies);
        for (int i = 0; i < leaves.size(); i++) {
            bearing += assertBodyIsKept(bodies.get(i), leaves.get(i)) ? 1 : 0;
        }
        assertThat(bearing).as("bodies with the notice").isEqualTo(inspection.hasFiles() ? Leaf.bearers(after) : 0);
    }

    /** Returns whether the body has the notice. */
    private boolean assertBodyIsKept(Part body, Leaf leaf) throws IOException {
        String was = Leaf.decoded(octets(body), body.charset()).replace("\r\n", "\n");
        String is = leaf.text().replace("\r\n", "\n");
        int passwords = is.split(Pattern.quote(PASSWORD), -1).length - 1;
        assertThat(passwords).as("notices in %s", body.path()).isLessThanOrEqualTo(1);
        if (leaf.isHtml()) {
            assertThat(visible(is, true)).isEqualTo(visible(was, false));
        } else {
            assertThat(without(is, notices.text())).isEqualTo(was.strip());
        }
        return passwords == 1;
    }

    /** Text without the notice: flowed text may have broken its lines anew. */
    private static String without(String text, String notice) {
        if (notice.isEmpty()) {
            return text.strip();
        }
        String lines = Arrays.stream(notice.split("\n", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + "\\s*" + b)
                .orElseThrow();
        return Pattern.compile(lines).matcher(text).replaceFirst("").strip();
    }

    private String visible(String html, boolean rebuilt) {
        Document document = Jsoup.parse(html);
        for (Element image : document.select("img")) {
            image.replaceWith(new TextNode(rebuilt ? image.attr("alt") : inItsPlace(image)));
        }
        String text = document.text();
        String notice = Jsoup.parse(notices.html()).text();
        String ofSender = rebuilt && !notice.isEmpty() ? text.replace(notice, "") : text;
        return ofSender.replaceAll("\\s+", "");
    }

    /** The picture's own words, or the name of its file. */
    private String inItsPlace(Element image) {
        String reference = image.attr("src").replace("%40", "@");
        return inspection.files().stream()
                .filter(file -> !image.hasAttr("alt") && reference.equalsIgnoreCase("cid:" + file.contentId()))
                .map(Part::fileName)
                .findFirst()
                .orElse(image.attr("alt"));
    }

    private void assertNoReferenceDangles() throws IOException, MessagingException {
        for (Leaf leaf : Leaf.byJavaMail(after)) {
            if (leaf.isHtml()) {
                String html = leaf.text().toLowerCase(Locale.ROOT).replace("%40", "@");
                assertThat(inspection.files().stream()
                                .map(Part::contentId)
                                .filter(id -> !id.isEmpty())
                                .filter(id -> Jsoup.parse(html).select("*").stream()
                                        .anyMatch(element -> refers(element, "cid:" + id.toLowerCase(Locale.ROOT)))))
                        .isEmpty();
            }
        }
    }

    private static boolean refers(Element element, String reference) {
        return element.attributes().asList().stream()
                        .anyMatch(attribute -> attribute.getValue().contains(reference))
                || element.data().contains(reference);
    }

    private byte[] octets(Part body) throws IOException {
        Map<String, byte[]> found = new HashMap<>();
        try (InputStream in = new ByteArrayInputStream(before)) {
            MessageReader.read(in, settings.limits(), (entity, content) -> {
                found.put(entity.path().value(), content.readAllBytes());
            });
        }
        return found.get(body.path().value());
    }
}
