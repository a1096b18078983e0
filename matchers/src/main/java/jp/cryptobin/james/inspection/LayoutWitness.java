package jp.cryptobin.james.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import jp.cryptobin.james.mime.Entity;
import jp.cryptobin.james.mime.OctetWitness;

/** Makes the layout of a message while it is read by its parts. */
final class LayoutWitness implements OctetWitness {
    private final Predicate<Entity> certainFile;
    private final LayoutDigest digest = new LayoutDigest();
    private final List<MessageLayout.Body> bodies = new ArrayList<>();
    private long begin;
    private boolean apart;

    /** @param certainFile tells of a part, by its header, that nothing behind it can keep it in the mail */
    LayoutWitness(Predicate<Entity> certainFile) {
        this.certainFile = certainFile;
    }

    @Override
    public void octets(byte[] octets, int from, int to) {
        digest.update(octets, from, to - from);
    }

    @Override
    public void bodyBegins(Entity entity, long position) {
        begin = position;
        apart = certainFile.test(entity);
        if (apart) {
            digest.beginApart();
        }
    }

    @Override
    public void bodyEnds(Entity entity, long position) {
        if (apart) {
            digest.endApart();
        }
        bodies.add(new MessageLayout.Body(entity.path(), begin, position, apart));
    }

    /** To be asked once, when the message is over. */
    MessageLayout layout() {
        return new MessageLayout(digest.sha256(), bodies);
    }
}
