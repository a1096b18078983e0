package jp.cryptobin.james.hostile;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** Mime4j's document model, with its own parsers of header fields. */
final class Mime4jReader implements IndependentReaders.Reader {
    @Override
    public void read(byte[] message, List<IndependentReaders.Leaf> leaves) throws Exception {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        entity(builder.parseMessage(new ByteArrayInputStream(message)), leaves);
    }

    private static void entity(Entity entity, List<IndependentReaders.Leaf> leaves) {
        if (entity.getBody() instanceof Multipart multipart) {
            multipart.getBodyParts().forEach(part -> entity(part, leaves));
        } else {
            leaves.add(IndependentReaders.Leaf.of(entity.getMimeType(), entity.getDispositionType()));
        }
    }
}
