package jp.cryptobin.james.activemq;

import java.io.FileNotFoundException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.configuration2.Configuration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.james.utils.PropertiesProvider;

/**
 * What {@code conf/activemq.properties} says of a broker that several servers share; without {@code broker.url} the
 * server has a broker of its own.
 *
 * @param url such as {@code failover:(ssl://broker-1:61617,ssl://broker-2:61617)}
 * @param userName empty for a broker that asks for none
 * @param mails a folder that all servers have in common under the same name, where mails are kept while they are in the
 *     queue; without it they are within the messages of the broker
 */
record BrokerSettings(URI url, String userName, String password, Optional<Path> mails) {
    private static final String FILE = "activemq";

    static Optional<BrokerSettings> read(PropertiesProvider properties) {
        try {
            Configuration file = properties.getConfiguration(FILE);
            return Optional.ofNullable(file.getString("broker.url"))
                    .filter(url -> !url.isBlank())
                    .map(url -> new BrokerSettings(
                            URI.create(url.strip()),
                            file.getString("broker.username", ""),
                            file.getString("broker.password", ""),
                            Optional.ofNullable(file.getString("mail.directory"))
                                    .filter(folder -> !folder.isBlank())
                                    .map(folder -> Path.of(folder.strip()))));
        } catch (FileNotFoundException absent) {
            return Optional.empty();
        } catch (ConfigurationException unreadable) {
            throw new IllegalStateException("conf/activemq.properties cannot be read", unreadable);
        }
    }

    /** Not the password. */
    @Override
    public String toString() {
        return "broker " + url + mails.map(folder -> ", mails in " + folder).orElse(", mails in its messages");
    }
}
