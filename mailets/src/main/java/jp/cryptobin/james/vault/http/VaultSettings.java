package jp.cryptobin.james.vault.http;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;
import jp.cryptobin.james.vault.CallLimits;

/**
 * Which vault, as whom, and how patiently.
 *
 * @param address where the API's paths start: {@code https://vault.example.com/}
 * @param authorities trusted in addition to the platform's, for a vault with a certificate of its own making; see
 *     {@link Authorities}. Nothing turns the check of certificate and host name off.
 * @param callLimits how much of the gateway the vault may occupy
 */
public record VaultSettings(
        URI address, VaultLogin login, Timeouts timeouts, List<X509Certificate> authorities, CallLimits callLimits) {
    // Literal addresses only: what a name resolves to is for others to decide.
    private static final Pattern THIS_MACHINE = Pattern.compile("127(\\.\\d{1,3}){3}|\\[::1]");

    /** @throws IllegalArgumentException when the address is not one; the message says what is wrong with it */
    public VaultSettings {
        authorities = List.copyOf(authorities);
        if (address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("The vault's address must not hold a login; it has settings of its own");
        }
        if (address.getHost() == null || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("The vault's address is '" + address
                    + "'; expected https://host/ with an optional port and path, and nothing behind");
        }
        if (!"https".equalsIgnoreCase(address.getScheme()) && !plainOnThisMachine(address)) {
            throw new IllegalArgumentException("The vault's address is '" + address
                    + "'; expected https. Only a vault at 127.0.0.1 or [::1] may be reached by http, "
                    + "since nothing leaves the machine then");
        }
    }

    public VaultSettings(URI address, VaultLogin login, Timeouts timeouts, List<X509Certificate> authorities) {
        this(address, login, timeouts, authorities, CallLimits.DEFAULT);
    }

    public VaultSettings(URI address, VaultLogin login) {
        this(address, login, Timeouts.DEFAULT, List.of());
    }

    private static boolean plainOnThisMachine(URI address) {
        return "http".equalsIgnoreCase(address.getScheme())
                && THIS_MACHINE.matcher(address.getHost()).matches();
    }

    @Override
    public String toString() {
        return "VaultSettings[address=" + address + ", login=" + login + ", timeouts=" + timeouts + ", authorities="
                + authorities.size() + ", callLimits=" + callLimits + "]";
    }
}
