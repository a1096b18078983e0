package jp.cryptobin.james.message;

import java.util.Set;

/**
 * How parts are read where the manual leaves room. The defaults are the manual's letter.
 *
 * @param limits how much is read
 * @param namedTextIsFile whether text with a file name but without {@code attachment} is a file (default: stays in
 *     the mail)
 * @param bodyLikeTypes types in lower case that stay in the mail with their alternatives, such as text/calendar
 *     (default: none)
 * @param signatures what becomes of the signature part of clear-signed mail
 * @param inlinePictureOctets pictures up to this size stay in the mail when an HTML body shows them by cid:; 0 sends
 *     all of them to the vault (default)
 */
public record InspectionSettings(
        ReadingLimits limits,
        boolean namedTextIsFile,
        Set<String> bodyLikeTypes,
        Signatures signatures,
        int inlinePictureOctets) {
    public static final InspectionSettings DEFAULT =
            new InspectionSettings(ReadingLimits.DEFAULT, false, Set.of(), Signatures.EXTRACT, 0);

    public InspectionSettings {
        bodyLikeTypes = Set.copyOf(bodyLikeTypes);
    }

    /** Clear-signed mail: multipart/signed with a PGP or S/MIME signature part. */
    public enum Signatures {
        /** Refused like encrypted mail. */
        REFUSE,
        /** The signature is a file like any other: the manual's letter. */
        EXTRACT,
        /** A mail whose only file is the signature is relayed untouched. */
        KEEP_ALONE
    }
}
