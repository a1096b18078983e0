package jp.cryptobin.james.hostile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Multipart;
import javax.mail.Part;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import javax.mail.internet.ParseException;

/** JavaMail, told to forgive what it can. */
final class JavaMailReader implements IndependentReaders.Reader {
    private final Session lenient;

    JavaMailReader() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        properties.setProperty("mail.mime.allowutf8", "true");
        lenient = Session.getInstance(properties);
    }

    @Override
    public void read(byte[] message, List<IndependentReaders.Leaf> leaves) throws MessagingException, IOException {
        part(new MimeMessage(lenient, new ByteArrayInputStream(message)), leaves);
    }

    private static void part(Part part, List<IndependentReaders.Leaf> leaves) throws MessagingException, IOException {
        if (!part.isMimeType("multipart/*")) {
            leaves.add(IndependentReaders.Leaf.of(part.getContentType(), disposition(part)));
            return;
        }
        Multipart multipart = new MimeMultipart(part.getDataHandler().getDataSource());
        for (int i = 0; i < multipart.getCount(); i++) {
            part(multipart.getBodyPart(i), leaves);
        }
    }

    private static String disposition(Part part) throws MessagingException {
        try {
            return part.getDisposition();
        } catch (ParseException unreadable) {
            return "unreadable";
        }
    }
}
