package jp.cryptobin.james.vault;

/**
 * A file as it is announced to the vault and as the vault confirms it.
 *
 * @param name decoded file name
 * @param contentType media type as the mail gives it; nobody may rely on it
 * @param size octets after transfer decoding
 * @param sha256 digest of those octets
 */
public record DepositFile(String name, String contentType, long size, Sha256 sha256) {

    /** @throws IllegalArgumentException for a negative size or an empty name */
    public DepositFile {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A file needs a name");
        }
        if (size < 0) {
            throw new IllegalArgumentException("A file cannot have " + size + " octets");
        }
    }

    /** Whether both are the same octets under the same name, whatever type they are said to have. */
    public boolean sameFileAs(DepositFile other) {
        return name.equals(other.name) && size == other.size && sha256.equals(other.sha256);
    }
}
