package jp.cryptobin.james.policy;

/**
 * The limits of the vault for one mail (5.6.1 to 5.6.10), and the settings of what the manual leaves open.
 *
 * @param files files in a mail (5.6.2)
 * @param recipients distinct recipients in the envelope (5.6.6)
 * @param subjectLength code points of the decoded subject (5.6.9)
 * @param ignoreCaseOfFileNames whether {@code A.txt} and {@code a.txt} are the same name (5.6.4)
 * @param ignoreCaseOfLocalParts whether addresses that differ in case before the @ are the same (5.6.8)
 * @param addressSyntax which addresses are well-formed (5.6.7)
 * @param refuseEncryptedByName whether a file named {@code *.p7m} counts as encrypted whatever its type
 * @param undisclosedIsNobody whether the word {@code undisclosed-recipients} in To stands for nobody, and is no malformed
 *     address (5.6.7)
 * @param refuseProtected whether mail that rights management protects ({@code message.rpmsg}) counts as encrypted
 */
public record Limits(
        int files,
        int recipients,
        int subjectLength,
        boolean ignoreCaseOfFileNames,
        boolean ignoreCaseOfLocalParts,
        AddressSyntax addressSyntax,
        boolean refuseEncryptedByName,
        boolean undisclosedIsNobody,
        boolean refuseProtected) {
    public static final Limits DEFAULT = new Limits(20, 50, 200, false, true, AddressSyntax.STANDARD, false);

    /** With what the manual has no words for as its letter reads. */
    public Limits(
            int files,
            int recipients,
            int subjectLength,
            boolean ignoreCaseOfFileNames,
            boolean ignoreCaseOfLocalParts,
            AddressSyntax addressSyntax,
            boolean refuseEncryptedByName) {
        this(
                files,
                recipients,
                subjectLength,
                ignoreCaseOfFileNames,
                ignoreCaseOfLocalParts,
                addressSyntax,
                refuseEncryptedByName,
                false,
                false);
    }
}
