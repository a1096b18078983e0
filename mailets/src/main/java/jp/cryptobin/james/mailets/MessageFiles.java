package jp.cryptobin.james.mailets;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import jp.cryptobin.james.inspection.FileReader;
import jp.cryptobin.james.matchers.InspectedMail;
import jp.cryptobin.james.mime.PartPath;
import jp.cryptobin.james.state.Attachment;
import jp.cryptobin.james.vault.FileContents;
import org.apache.mailet.Mail;

/** The files of a mail, read from its message part by part while they are sent. */
final class MessageFiles implements FileContents {
    private final Mail mail;
    private final InspectedMail inspected;
    private final List<PartPath> paths;
    private int next;

    MessageFiles(Mail mail, InspectedMail inspected, List<Attachment> files) {
        this.mail = mail;
        this.inspected = inspected;
        this.paths = files.stream().map(file -> new PartPath(file.path())).toList();
    }

    @Override
    public void writeTo(FileSink sink) throws IOException {
        next = 0;
        try (InputStream message = inspected.filesOnly(mail).open()) {
            FileReader.read(message, inspected.settings().limits(), Set.copyOf(paths), (path, content) -> {
                if (next < paths.size() && paths.get(next).equals(path)) {
                    sink.file(next++, content);
                }
            });
        }
        if (next < paths.size()) {
            throw new IOException("the message of mail " + mail.getName() + " has no part " + paths.get(next));
        }
    }
}
