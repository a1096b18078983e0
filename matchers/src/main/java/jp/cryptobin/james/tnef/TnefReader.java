package jp.cryptobin.james.tnef;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the attachments out of a TNEF stream ([MS-OXTNEF]) in one pass and in constant memory. It is strict: what it
 * does not understand to the last octet is better kept as the one file that it is.
 */
public final class TnefReader {
    private static final int SIGNATURE = 0x223e9f78;
    private static final int LEVEL_MESSAGE = 1;
    private static final int LEVEL_ATTACHMENT = 2;

    private static final int OEM_CODE_PAGE = 0x00069007;
    private static final int ATTACH_REND_DATA = 0x00069002;
    private static final int ATTACH_TITLE = 0x00018010;
    private static final int ATTACH_DATA = 0x0006800f;
    private static final int ATTACHMENT_PROPERTIES = 0x00069005;

    /** attAttachRendData of an attachment by value; others are OLE objects. */
    private static final int BY_VALUE = 1;

    private static final int LONGEST_TITLE = 1024;

    private final AttributeInput in;
    private final int mostAttachments;
    private final TnefHandler handler;
    private final List<Attachment> attachments = new ArrayList<>();
    private Charset charset = CodePages.charset(0);

    private TnefReader(InputStream tnef, int mostAttachments, TnefHandler handler) {
        this.in = new AttributeInput(tnef);
        this.mostAttachments = mostAttachments;
        this.handler = handler;
    }

    /**
     * Reads a TNEF stream to its end.
     *
     * @param mostAttachments after which it is given up
     * @return the names of the attachments, in order
     * @throws MalformedTnefException if it is none, is cut short or altered, holds something that is no file, such as
     *     an OLE object or a message, or a file without name or content
     * @throws IOException if it cannot be read, or the handler fails
     */
    public static List<String> read(InputStream tnef, int mostAttachments, TnefHandler handler) throws IOException {
        return new TnefReader(tnef, mostAttachments, handler).read();
    }

    private List<String> read() throws IOException {
        if (in.int32() != SIGNATURE) {
            throw new MalformedTnefException("it does not begin like TNEF");
        }
        in.int16();
        int level = in.octetOrEnd();
        while (level >= 0) {
            attribute(level);
            level = in.octetOrEnd();
        }
        List<String> names = new ArrayList<>();
        for (Attachment attachment : attachments) {
            names.add(attachment.checkedName());
        }
        return names;
    }

    private void attribute(int level) throws IOException {
        if (level != LEVEL_MESSAGE && level != LEVEL_ATTACHMENT) {
            throw new MalformedTnefException("an attribute of level " + level);
        }
        int id = in.int32();
        in.begin(Integer.toUnsignedLong(in.int32()));
        if (level == LEVEL_ATTACHMENT) {
            ofAttachment(id);
        } else if (id == OEM_CODE_PAGE) {
            charset = CodePages.charset(in.int32());
        }
        in.end();
    }

    private void ofAttachment(int id) throws IOException {
        if (id == ATTACH_REND_DATA) {
            begin();
            return;
        }
        if (attachments.isEmpty()) {
            throw new MalformedTnefException("an attribute of an attachment that did not begin");
        }
        Attachment attachment = attachments.get(attachments.size() - 1);
        switch (id) {
            case ATTACH_TITLE -> attachment.title = new String(in.octets(LONGEST_TITLE), charset);
            case ATTACH_DATA -> {
                attachment.contents++;
                InputStream content = in.rest();
                handler.attachment(attachments.size(), content);
                content.transferTo(OutputStream.nullOutputStream());
            }
            case ATTACHMENT_PROPERTIES -> attachment.longName = new AttachmentProperties(in, charset).longName();
            default -> {
                // Dates, icons and the like.
            }
        }
    }

    private void begin() throws IOException {
        if (in.int16() != BY_VALUE) {
            throw new MalformedTnefException("an attachment that is no file");
        }
        if (attachments.size() >= mostAttachments) {
            throw new MalformedTnefException("more than " + mostAttachments + " attachments");
        }
        attachments.add(new Attachment());
    }

    private static final class Attachment {
        private String title = "";
        private String longName = "";
        private int contents;

        String checkedName() throws MalformedTnefException {
            String name = withoutNul(longName.isBlank() ? title : longName);
            if (name.isEmpty() || contents != 1) {
                throw new MalformedTnefException("an attachment with " + contents + " contents and the name " + name);
            }
            return name;
        }

        private static String withoutNul(String text) {
            int end = text.indexOf('\0');
            String name = end < 0 ? text : text.substring(0, end);
            int separator = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
            return name.substring(separator + 1).strip();
        }
    }
}
