package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What must hold of the shipped mailetcontainer.xml whatever else is changed in it: no way around the pipeline. */
class ShippedPipelineTest {
    private static final Set<String> PIPELINE = Set.of("cryptobin", "cryptobin-upload");

    private static final String OURS = "jp.cryptobin.james.";

    private static List<Element> mailets;

    @BeforeAll
    static void readPipeline() throws Exception {
        Path file = Path.of("../../james-conf/src/main/conf/mailetcontainer.xml");
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        mailets = elements(document.getElementsByTagName("mailet")).toList();
        assertThat(mailets).isNotEmpty();
    }

    @Test
    void sendsMailOutOfTheServerFromOnePlaceOnly() {
        assertThat(mailets.stream()
                        .filter(mailet -> attribute(mailet, "class").endsWith("RemoteDelivery"))
                        .map(ShippedPipelineTest::processorOf))
                .containsExactly("relay");
    }

    @Test
    void letsMailIntoRelayOnlyFromThePipelineOrAsWrittenByTheGateway() {
        assertThat(mailets.stream()
                        .filter(mailet -> values(mailet).contains("relay"))
                        .map(mailet -> processorOf(mailet) + " " + attribute(mailet, "match")))
                .containsExactly(
                        "root " + OURS + "matchers.IsOwnMail",
                        "cryptobin " + OURS + "matchers.HasNoAttachment",
                        "cryptobin-upload All");
    }

    @Test
    void refusesMailWhenAMailetOfThePipelineFails() {
        assertThat(mailets.stream()
                        .filter(mailet -> PIPELINE.contains(processorOf(mailet)))
                        .filter(mailet -> attribute(mailet, "class").startsWith(OURS)))
                .isNotEmpty()
                .allSatisfy(mailet -> assertThat(value(mailet, "onMailetException"))
                        .as(attribute(mailet, "class"))
                        .isEqualTo("cryptobin-refused"));
    }

    @Test
    void refusesMailWhenAMatcherOfThePipelineFails() {
        assertThat(mailets.stream()
                        .filter(mailet -> PIPELINE.contains(processorOf(mailet)))
                        .filter(mailet -> attribute(mailet, "match").startsWith(OURS)))
                .isNotEmpty()
                .allSatisfy(mailet -> assertThat(value(mailet, "onMatchException"))
                        .as(attribute(mailet, "match"))
                        .isEqualTo("cryptobin-refused"));
    }

    @Test
    void looksAtEveryMailBeforeAnythingElseInRelay() {
        assertThat(mailets.stream()
                        .filter(mailet -> processorOf(mailet).equals("relay"))
                        .findFirst())
                .hasValueSatisfying(guard -> {
                    assertThat(attribute(guard, "match")).isEqualTo(OURS + "matchers.MustNotLeave");
                    assertThat(value(guard, "processor")).isEqualTo("cryptobin-stopped");
                    assertThat(value(guard, "onMatchException")).isEqualTo("cryptobin-stopped");
                });
    }

    @Test
    void preparesEveryBounce() {
        for (int i = 0; i < mailets.size(); i++) {
            if (attribute(mailets.get(i), "class").equals("DSNBounce")) {
                assertThat(attribute(mailets.get(i - 1), "class")).isEqualTo(OURS + "mailets.PrepareBounce");
                assertThat(processorOf(mailets.get(i - 1))).isEqualTo(processorOf(mailets.get(i)));
            }
        }
    }

    @Test
    void keepsMailWhoseSenderCouldNotBeTold() {
        assertThat(mailets.stream().filter(mailet -> attribute(mailet, "class").endsWith(".NotifySender")))
                .isNotEmpty()
                .allSatisfy(
                        mailet -> assertThat(value(mailet, "onMailetException")).isEqualTo("error"));
    }

    @Test
    void returnsNoBodiesInBounces() {
        assertThat(mailets.stream().filter(mailet -> attribute(mailet, "class").equals("DSNBounce")))
                .isNotEmpty()
                .allSatisfy(mailet -> assertThat(value(mailet, "attachment")).isEqualTo("heads"));
    }

    private static String processorOf(Element mailet) {
        return ((Element) mailet.getParentNode()).getAttribute("state");
    }

    private static String attribute(Element element, String name) {
        return element.getAttribute(name);
    }

    private static List<String> values(Element mailet) {
        return elements(mailet.getElementsByTagName("*"))
                .map(Element::getTextContent)
                .toList();
    }

    private static String value(Element mailet, String name) {
        return elements(mailet.getElementsByTagName(name))
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }
}
