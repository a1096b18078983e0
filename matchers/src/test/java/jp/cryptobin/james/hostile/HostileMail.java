package jp.cryptobin.james.hostile;

import java.util.Set;

/**
 * A mail with what the gateway must make of it.
 *
 * @param name of the file, which tells what it shows
 * @param verdict {@code relay}, {@code transfer}, {@code rebuild} or {@code refuse}
 * @param files how many parts count as files
 * @param defects codes of all that must be noted
 * @param octets the raw mail
 */
public record HostileMail(String name, String verdict, int files, Set<String> defects, byte[] octets) {
    public HostileMail {
        defects = Set.copyOf(defects);
        octets = octets.clone();
    }

    @Override
    public byte[] octets() {
        return octets.clone();
    }

    @Override
    public String toString() {
        return name;
    }
}
