package jp.cryptobin.james.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What idempotency keys and file passwords are derived from; all nodes of one gateway share it. Whoever has it and the
 * mail can compute the password, and a changed secret makes a mail that is being retried a new deposit.
 */
public final class GatewaySecret {
    /** As long as the output of the hash, below which RFC 2104 section 3 sees the strength of HMAC reduced. */
    public static final int MINIMUM_OCTETS = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String FORM =
            "at least " + MINIMUM_OCTETS + " random octets in Base64, as 'openssl rand -base64 48' writes them";

    private final SecretKeySpec key;

    private GatewaySecret(byte[] octets) {
        this.key = new SecretKeySpec(octets, ALGORITHM);
    }

    /**
     * Reads a secret from a setting.
     *
     * @param text Base64 or base64url of at least {@value #MINIMUM_OCTETS} octets; white space is ignored
     * @throws IllegalArgumentException in any other case; the message does not repeat the text
     */
    public static GatewaySecret parse(String text) {
        byte[] octets;
        try {
            String plain = text.replaceAll("\\s", "").replace('-', '+').replace('_', '/');
            octets = Base64.getDecoder().decode(plain);
        } catch (IllegalArgumentException e) {
            // Without its cause, which quotes what it could not read.
            throw new IllegalArgumentException("The gateway's secret is not Base64; expected " + FORM);
        }
        if (octets.length < MINIMUM_OCTETS) {
            throw new IllegalArgumentException(
                    "The gateway's secret has " + octets.length + " octets; expected " + FORM);
        }
        return new GatewaySecret(octets);
    }

    /**
     * Reads a secret from a file that holds nothing else, in the form of {@link #parse}.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when its content is in another form; the message names the file
     */
    public static GatewaySecret read(Path file) throws IOException {
        try {
            return parse(Files.readString(file, US_ASCII));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": The gateway's secret is not Base64; expected " + FORM);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage());
        }
    }

    /**
     * HMAC-SHA-256 over the purpose and the fields, each preceded by its length, so that no two lists of fields and no
     * two purposes give the same input.
     */
    byte[] mac(String purpose, List<String> fields) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            update(mac, purpose);
            fields.forEach(field -> update(mac, field));
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private static void update(Mac mac, String field) {
        byte[] octets = field.getBytes(UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).array());
        mac.update(octets);
    }

    @Override
    public String toString() {
        return "GatewaySecret[hidden]";
    }
}
