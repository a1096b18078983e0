package jp.cryptobin.james.parameters;

import java.util.Set;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.InspectionSettings.Naming;
import jp.cryptobin.james.inspection.InspectionSettings.Signatures;
import jp.cryptobin.james.inspection.Profile;
import jp.cryptobin.james.mime.ReadingLimits;
import jp.cryptobin.james.policy.AddressSyntax;
import jp.cryptobin.james.policy.Limits;

/**
 * The parameters of {@code ValidateMessage}.
 *
 * @param settings how a mail is read
 * @param limits of the vault
 */
public record InspectionParameters(InspectionSettings settings, Limits limits) {

    /** Notes what is not accepted. */
    public static InspectionParameters read(Parameters parameters) {
        Profile profile = parameters.choice("profile", Profile.MANUAL);
        return new InspectionParameters(inspectionSettings(parameters, profile), limits(parameters, profile));
    }

    /** What is given wins over the profile. */
    private static InspectionSettings inspectionSettings(Parameters parameters, Profile profile) {
        boolean everyday = profile == Profile.EVERYDAY;
        ReadingLimits defaults = ReadingLimits.DEFAULT;
        ReadingLimits limits = new ReadingLimits(
                parameters.number("maxDepth", defaults.depth(), 1, 200),
                parameters.number("maxParts", defaults.parts(), 1, 10_000),
                parameters.number("maxHeaderFields", defaults.headerFields(), 1, 100_000),
                parameters.number("maxHeaderOctets", defaults.headerOctets(), 1_000, 16_777_216),
                parameters.number("maxHtmlOctets", defaults.htmlOctets(), 1_000, 41_943_040),
                parameters.number("maxHtmlDepth", defaults.htmlDepth(), 100, 1_000_000));
        return new InspectionSettings(
                limits,
                parameters.flag("namedTextIsFile", false),
                parameters.types("bodyLikeTypes", everyday ? Set.of("text/calendar") : Set.of()),
                parameters.choice("signatures", everyday ? Signatures.KEEP_ALONE : Signatures.EXTRACT),
                parameters.number("inlinePictureOctets", 0, 0, 10_485_760),
                new Naming(
                        parameters.flag("nameAttachedMessages", everyday),
                        parameters.flag("renameInlineFiles", everyday),
                        everyday,
                        everyday),
                parameters.flag("searchAttachedMessages", false),
                parameters.flag("decodeTnef", false),
                profile);
    }

    private static Limits limits(Parameters parameters, Profile profile) {
        boolean everyday = profile == Profile.EVERYDAY;
        Limits defaults = Limits.DEFAULT;
        return new Limits(
                parameters.number("maxFiles", defaults.files(), 1, 10_000),
                parameters.number("maxRecipients", defaults.recipients(), 1, 10_000),
                parameters.number("maxSubjectLength", defaults.subjectLength(), 1, 10_000),
                parameters.flag("ignoreCaseOfFileNames", defaults.ignoreCaseOfFileNames()),
                parameters.flag("ignoreCaseOfLocalParts", defaults.ignoreCaseOfLocalParts()),
                new AddressSyntax(
                        parameters.flag("looseDots", everyday), parameters.flag("internationalizedAddresses", false)),
                parameters.flag("refuseEncryptedByName", defaults.refuseEncryptedByName()),
                everyday,
                parameters.flag("refuseProtected", defaults.refuseProtected()));
    }
}
