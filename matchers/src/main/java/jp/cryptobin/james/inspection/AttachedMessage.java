package jp.cryptobin.james.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import jp.cryptobin.james.mime.Entity;
import jp.cryptobin.james.mime.MessageHandler;
import jp.cryptobin.james.mime.MessageReader;
import jp.cryptobin.james.mime.MimeHeader;
import jp.cryptobin.james.mime.ReadingLimits;

/**
 * What the settings may want to know of an attached message, which is one file whatever is in it.
 *
 * @param subject decoded; empty where there is none
 * @param encryptedTypes types of the encrypted parts in it, and in messages attached to it
 */
record AttachedMessage(String subject, List<String> encryptedTypes) {
    AttachedMessage {
        encryptedTypes = List.copyOf(encryptedTypes);
    }

    static boolean is(MimeHeader part) {
        return is(part.contentType());
    }

    static boolean is(String contentType) {
        return contentType.equals("message/rfc822") || contentType.equals("message/global");
    }

    /**
     * Reads an attached message as far as the limits allow.
     *
     * @param content without its transfer encoding; need not be at its end afterwards
     */
    static AttachedMessage read(InputStream content, ReadingLimits limits) throws IOException {
        Search search = new Search(limits, 0);
        MessageReader.read(content, limits, search);
        return new AttachedMessage(search.subject, search.encryptedTypes);
    }

    private static final class Search implements MessageHandler {
        private final ReadingLimits limits;
        private final int depth;
        private final List<String> encryptedTypes = new ArrayList<>();
        private String subject = "";

        Search(ReadingLimits limits, int depth) {
            this.limits = limits;
            this.depth = depth;
        }

        @Override
        public void startMultipart(Entity multipart) {
            look(multipart);
        }

        @Override
        public void body(Entity entity, InputStream content) throws IOException {
            look(entity);
            if (is(entity.mime()) && depth < limits.depth()) {
                Search inside = new Search(limits, depth + 1);
                MessageReader.read(content, limits, inside);
                encryptedTypes.addAll(inside.encryptedTypes);
            }
        }

        private void look(Entity entity) {
            if (entity.path().isRoot()) {
                subject = entity.header().text("Subject");
            }
            if (entity.mime().isEncryptionType() || entity.mime().contentType().equals("multipart/encrypted")) {
                encryptedTypes.add(entity.mime().contentType());
            }
        }
    }
}
