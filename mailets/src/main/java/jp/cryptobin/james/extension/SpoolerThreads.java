package jp.cryptobin.james.extension;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** How many threads James works off mail with, from {@code conf/mailetcontainer.xml}. */
final class SpoolerThreads extends DefaultHandler {
    private static final Logger LOGGER = LoggerFactory.getLogger(SpoolerThreads.class);
    /** James's own default. */
    private static final int WITHOUT_A_WORD = 100;
    /** One in so many is kept free of vaults, for mail without files: four of twenty. */
    private static final int SHARE_OF_OTHER_MAIL = 5;

    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private String threads = String.valueOf(WITHOUT_A_WORD);

    private SpoolerThreads() {}

    /**
     * Threads that calls to vaults, and mail that waits for its turn, may occupy together; 0, so that nothing waits, where
     * the file does not say it plainly.
     *
     * @param server its working directory
     */
    static int forVaults(Path server) {
        Path file = server.resolve("conf").resolve("mailetcontainer.xml");
        try {
            SpoolerThreads reader = new SpoolerThreads();
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(file.toFile(), reader);
            int all = Integer.parseInt(reader.threads);
            return Math.max(0, all - Math.max(1, (all + SHARE_OF_OTHER_MAIL - 1) / SHARE_OF_OTHER_MAIL));
        } catch (IOException | SAXException | ParserConfigurationException | NumberFormatException unclear) {
            LOGGER.warn(
                    "{} does not say how many threads there are; no mail waits in one: {}", file, unclear.toString());
            return 0;
        }
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        path.addLast(name);
        text.setLength(0);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String local, String name) {
        if (String.join("/", path).equals("mailetcontainer/spooler/threads")) {
            threads = text.toString().strip();
        }
        path.removeLast();
    }
}
