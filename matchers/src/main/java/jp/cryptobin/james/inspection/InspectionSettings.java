package jp.cryptobin.james.inspection;

import java.util.Set;
import jp.cryptobin.james.mime.ReadingLimits;

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
 * @param naming names for files that could not go for want of one
 * @param searchAttachedMessages whether an attached message that holds an encrypted part is refused as well (default:
 *     it is one file, whatever is in it)
 * @param decodeTnef whether the files in a winmail.dat go to the vault one by one (5.4; default: as one file)
 * @param profile whether what people send every day passes where the letter would stop it
 */
public record InspectionSettings(
        ReadingLimits limits,
        boolean namedTextIsFile,
        Set<String> bodyLikeTypes,
        Signatures signatures,
        int inlinePictureOctets,
        Naming naming,
        boolean searchAttachedMessages,
        boolean decodeTnef,
        Profile profile) {
    public static final InspectionSettings DEFAULT = new InspectionSettings(
            ReadingLimits.DEFAULT, false, Set.of(), Signatures.EXTRACT, 0, Naming.LETTER, false, false, Profile.MANUAL);

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

    /**
     * Which files get a name from the gateway.
     *
     * @param attachedMessages an attached message without a name is called after its subject; otherwise it has none
     *     (5.6.3)
     * @param repeatedInline inline files, and files that an HTML body shows, that bear the name of another file get a number; otherwise they are refused
     *     (5.6.4)
     * @param repeatedMessages attached messages that bear the name of another file get a number
     * @param pictures pictures in the text that have no name are called after their type
     */
    public record Naming(boolean attachedMessages, boolean repeatedInline, boolean repeatedMessages, boolean pictures) {
        public static final Naming LETTER = new Naming(false, false);

        public Naming(boolean attachedMessages, boolean repeatedInline) {
            this(attachedMessages, repeatedInline, false, false);
        }
    }
}
