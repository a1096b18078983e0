package jp.cryptobin.james.vault;

/** Passwords as a vault receives them. */
public final class FilePasswords {
    private FilePasswords() {}

    public static FilePassword of(String characters) {
        return new FilePassword(characters);
    }
}
