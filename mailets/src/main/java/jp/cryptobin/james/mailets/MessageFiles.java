package jp.cryptobin.james.mailets;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import javax.mail.MessagingException;
import jp.cryptobin.james.inspection.FileReader;
import jp.cryptobin.james.matchers.RawMessage;
import jp.cryptobin.james.mime.PartPath;
import jp.cryptobin.james.mime.ReadingLimits;
import jp.cryptobin.james.state.Attachment;
import jp.cryptobin.james.vault.FileContents;
import org.apache.mailet.Mail;

/** The files of a mail, read from its message part by part while they are sent. */
final class MessageFiles implements FileContents {
    private final Mail mail;
    private final ReadingLimits limits;
    private final List<PartPath> paths;
    private int next;

    MessageFiles(Mail mail, ReadingLimits limits, List<Attachment> files) {
        this.mail = mail;
        this.limits = limits;
        this.paths = files.stream().map(file -> new PartPath(file.path())).toList();
    }

    @Override
    public void writeTo(FileSink sink) throws IOException {
        next = 0;
        try (InputStream message = RawMessage.open(mail)) {
            FileReader.read(message, limits, Set.copyOf(paths), (path, content) -> {
                if (next < paths.size() && paths.get(next).equals(path)) {
                    sink.file(next++, content);
                }
            });
        } catch (MessagingException unreadable) {
            throw new IOException("cannot read the message of mail " + mail.getName(), unreadable);
        }
        if (next < paths.size()) {
            throw new IOException("the message of mail " + mail.getName() + " has no part " + paths.get(next));
        }
    }
}
