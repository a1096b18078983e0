package jp.cryptobin.james.rebuild;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Part;
import javax.mail.Session;
import javax.mail.internet.ContentType;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** A part that is no multipart, as a parser other than ours sees it. */
record Leaf(String type, String disposition, String charset, String encoding, byte[] octets) {
    private static final List<String> PLAIN = List.of("", "7bit", "8bit", "binary");

    static List<Leaf> byJavaMail(byte[] mail) throws MessagingException, IOException {
        List<Leaf> leaves = new ArrayList<>();
        add(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)), leaves);
        return leaves;
    }

    private static void add(Part part, List<Leaf> leaves) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            MimeMultipart multipart = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < multipart.getCount(); i++) {
                add(multipart.getBodyPart(i), leaves);
            }
            return;
        }
        ContentType type = new ContentType(part.getContentType());
        String[] encoding = part.getHeader("Content-Transfer-Encoding");
        leaves.add(new Leaf(
                type.getBaseType().toLowerCase(Locale.ROOT),
                Optional.ofNullable(part.getDisposition()).orElse("").toLowerCase(Locale.ROOT),
                Optional.ofNullable(type.getParameter("charset")).orElse(""),
                encoding == null ? "" : encoding[0].strip().toLowerCase(Locale.ROOT),
                part.getInputStream().readAllBytes()));
    }

    /** Type and disposition of each, by Mime4j. */
    static List<List<String>> byMime4j(byte[] mail) throws IOException {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        List<List<String>> leaves = new ArrayList<>();
        add(builder.parseMessage(new ByteArrayInputStream(mail)), leaves);
        return leaves;
    }

    private static void add(Entity entity, List<List<String>> leaves) {
        if (entity.getBody() instanceof Multipart multipart) {
            multipart.getBodyParts().forEach(part -> add(part, leaves));
        } else {
            leaves.add(List.of(
                    entity.getMimeType(),
                    Optional.ofNullable(entity.getDispositionType()).orElse("")));
        }
    }

    boolean isHtml() {
        return type.equals("text/html");
    }

    boolean isText() {
        return isHtml() || type.equals("text/plain");
    }

    boolean isUnencoded() {
        return PLAIN.contains(encoding);
    }

    String text() {
        return decoded(octets, charset);
    }

    /** What a Japanese mail program shows: labels mean what senders write under them, and without one it guesses. */
    static String decoded(byte[] octets, String label) {
        String known = switch (label.toLowerCase(Locale.ROOT)) {
            case "shift_jis", "windows-31j" -> "windows-31j";
            case "iso-2022-jp" -> "x-windows-iso2022jp";
            case "" -> "UTF-8";
            default -> label;
        };
        boolean guessed = label.isEmpty() || !supported(known) || known.equalsIgnoreCase("us-ascii");
        Charset charset = guessed ? guess(octets) : Charset.forName(known);
        String text = new String(octets, charset);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static boolean supported(String name) {
        return name.matches("[A-Za-z0-9_.:-]+") && Charset.isSupported(name);
    }

    private static Charset guess(byte[] octets) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            return Charset.forName("windows-31j");
        }
    }
}
