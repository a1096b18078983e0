package jp.cryptobin.james.sandbox.http;

import java.nio.file.Path;

/** The certificate that the server shows: a PKCS #12 or JKS file and its password. */
public record Tls(Path keystore, String password) {
    @Override
    public String toString() {
        return "Tls[" + keystore + "]";
    }
}
