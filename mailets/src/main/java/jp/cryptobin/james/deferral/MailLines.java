package jp.cryptobin.james.deferral;

import java.util.HashMap;
import java.util.Map;
import jp.cryptobin.james.handover.HandOvers;
import jp.cryptobin.james.vault.LimitedCryptoBin;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.mailet.MailetContext;

/** The lines before the vaults: one for each, so that none holds up another. */
public final class MailLines {
    private static final String QUEUE = "cryptobin-waiting";

    private final Map<LimitedCryptoBin, MailLine> lines = new HashMap<>();

    /**
     * @param vaults by the names of tenants; that of everybody else has an empty one
     * @param notes of what was handed over
     */
    public MailLines(
            Map<String, LimitedCryptoBin> vaults, MailQueueFactory<?> queues, MailetContext context, HandOvers notes) {
        vaults.forEach((tenant, vault) -> {
            String name = tenant.isEmpty() ? QUEUE : QUEUE + "-" + tenant;
            lines.put(vault, new MailLine(name, queues, vault, context, notes));
        });
    }

    /** The line before a vault. */
    public MailLine of(LimitedCryptoBin vault) {
        MailLine line = lines.get(vault);
        if (line == null) {
            throw new IllegalArgumentException("no line before " + vault);
        }
        return line;
    }

    /** Called once, when all parameters are found to be right. */
    public void start() {
        lines.values().forEach(MailLine::start);
    }

    /** Called once, when the server stops. */
    public void stop() {
        lines.values().forEach(MailLine::close);
    }
}
