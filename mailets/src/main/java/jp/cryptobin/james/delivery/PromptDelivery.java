package jp.cryptobin.james.delivery;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.MailetContext;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a delivery, and with them {@link PromptSockets} where they do not say themselves how JavaMail gets its
 * sockets.
 */
final class PromptDelivery implements MailetConfig {
    private final MailetConfig config;
    private final Map<String, String> sockets = new TreeMap<>();

    PromptDelivery(MailetConfig config) {
        this.config = config;
        for (String protocol : new String[] {"mail.smtp", "mail.smtps"}) {
            if (!says(protocol + ".socketFactory", protocol + ".socks.", protocol + ".usesocketchannels")) {
                sockets.put(protocol + ".socketFactory.class", PromptSockets.class.getName());
                // Else a host that does not answer is tried twice.
                sockets.put(protocol + ".socketFactory.fallback", "false");
            }
        }
    }

    private boolean says(String... prefixes) {
        for (Iterator<String> names = config.getInitParameterNames(); names.hasNext(); ) {
            String name = names.next();
            for (String prefix : prefixes) {
                if (name.startsWith(prefix)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public @Nullable String getInitParameter(String name) {
        String own = sockets.get(name);
        return own == null ? config.getInitParameter(name) : own;
    }

    @Override
    public Iterator<String> getInitParameterNames() {
        Map<String, String> all = new TreeMap<>(sockets);
        config.getInitParameterNames().forEachRemaining(name -> all.put(name, ""));
        return all.keySet().iterator();
    }

    @Override
    public MailetContext getMailetContext() {
        return config.getMailetContext();
    }

    @Override
    public String getMailetName() {
        return config.getMailetName();
    }
}
