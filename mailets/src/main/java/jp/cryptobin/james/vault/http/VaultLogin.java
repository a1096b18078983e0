package jp.cryptobin.james.vault.http;

/**
 * Login id and password of the section's default user for mail integration, sent by HTTP Basic (RFC 7617) in UTF-8.
 *
 * @param id without a colon, which Basic cannot carry
 */
public record VaultLogin(String id, String password) {

    /** @throws IllegalArgumentException when Basic cannot carry id or password; the message repeats neither */
    public VaultLogin {
        if (id.isEmpty() || id.indexOf(':') >= 0 || hasControl(id)) {
            throw new IllegalArgumentException(
                    "The vault's login id must not be empty, nor hold ':' or a control code");
        }
        if (password.isEmpty() || hasControl(password)) {
            throw new IllegalArgumentException("The vault's password must not be empty, nor hold a control code");
        }
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    @Override
    public String toString() {
        return "VaultLogin[id=" + id + ", password hidden]";
    }
}
