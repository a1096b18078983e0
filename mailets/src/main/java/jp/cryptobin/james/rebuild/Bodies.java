package jp.cryptobin.james.rebuild;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.Part;
import jp.cryptobin.james.mime.Entity;
import jp.cryptobin.james.mime.HeaderBlock;
import jp.cryptobin.james.mime.MessageHandler;
import jp.cryptobin.james.mime.MessageReader;
import jp.cryptobin.james.mime.MessageSource;
import jp.cryptobin.james.mime.PartPath;
import jp.cryptobin.james.mime.ReadingLimits;

/** The bodies that stay, and the header of the mail. */
final class Bodies implements MessageHandler, AutoCloseable {
    private final Map<PartPath, KeptBody> kept = new HashMap<>();
    private final Map<PartPath, String> starts = new HashMap<>();
    private final List<PartPath> staying;
    private HeaderBlock header = new HeaderBlock(List.of(), "\r\n", false);

    private Bodies(List<PartPath> staying) {
        this.staying = staying;
    }

    static Bodies of(MessageSource message, ReadingLimits limits, Inspection inspection) throws IOException {
        Bodies bodies = new Bodies(
                inspection.parts().stream().filter(Part::isBody).map(Part::path).toList());
        try (InputStream in = message.open()) {
            MessageReader.read(in, limits, bodies);
            return bodies;
        } catch (IOException failure) {
            bodies.close();
            throw failure;
        }
    }

    @Override
    public void startMultipart(Entity multipart) {
        noteRoot(multipart);
        starts.put(multipart.path(), multipart.mime().start());
    }

    @Override
    public void body(Entity entity, InputStream content) throws IOException {
        noteRoot(entity);
        if (staying.contains(entity.path())) {
            kept.put(entity.path(), KeptBody.of(entity, content));
        }
    }

    private void noteRoot(Entity entity) {
        if (entity.path().isRoot()) {
            header = entity.header();
        }
    }

    HeaderBlock header() {
        return header;
    }

    /** What each multipart names as its root (RFC 2387, 3.2); empty where it names none. */
    Map<PartPath, String> starts() {
        return starts;
    }

    KeptBody get(Part part) throws IOException {
        return Optional.ofNullable(kept.get(part.path()))
                .orElseThrow(() -> new IOException("the message has no part " + part.path() + " any more"));
    }

    @Override
    public void close() {
        kept.values().forEach(KeptBody::close);
    }
}
