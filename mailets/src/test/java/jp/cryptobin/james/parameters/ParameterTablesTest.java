package jp.cryptobin.james.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jp.cryptobin.james.followup.Pace;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.letter.LetterTemplates;
import jp.cryptobin.james.letter.Mailbox;
import jp.cryptobin.james.mime.ReadingLimits;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.template.Templates;
import org.junit.jupiter.api.Test;

/** Every row of the tables of mailets in docs/mailets.md, against what an empty list of parameters gives. */
class ParameterTablesTest {
    private static final String POSTMASTER = "postmaster@example.com";

    @Test
    void noTableIsLeftOut() throws IOException {
        assertThat(ParameterTables.read().keySet())
                .containsExactlyInAnyOrder(
                        "ValidateMessage",
                        "HoldMail",
                        "UploadToCryptoBin",
                        "RewriteBody",
                        "FollowApproval",
                        "AwaitDecision",
                        "NotifyRecipients",
                        "SendReceipt",
                        "AwaitCancel",
                        "NotifySender",
                        "TellPostmaster",
                        "KeepMail");
    }

    @Test
    void validateMessage() throws IOException {
        InspectionParameters read = InspectionParameters.read(given());
        InspectionSettings settings = read.settings();
        ReadingLimits reading = settings.limits();
        Limits limits = read.limits();

        assertTable(
                "ValidateMessage",
                row("profile", settings.profile().word()),
                row("maxFiles", limits.files()),
                row("maxRecipients", limits.recipients()),
                row("maxSubjectLength", limits.subjectLength()),
                row("ignoreCaseOfFileNames", limits.ignoreCaseOfFileNames()),
                row("ignoreCaseOfLocalParts", limits.ignoreCaseOfLocalParts()),
                row("looseDots", limits.addressSyntax().looseDots()),
                row("internationalizedAddresses", limits.addressSyntax().internationalized()),
                row("refuseEncryptedByName", limits.refuseEncryptedByName()),
                row("refuseProtected", limits.refuseProtected()),
                row("namedTextIsFile", settings.namedTextIsFile()),
                row("bodyLikeTypes", settings.bodyLikeTypes().isEmpty() ? "none" : settings.bodyLikeTypes()),
                row("signatures", word(settings.signatures())),
                row("inlinePictureOctets", settings.inlinePictureOctets()),
                row("nameAttachedMessages", settings.naming().attachedMessages()),
                row("renameInlineFiles", settings.naming().repeatedInline()),
                row("searchAttachedMessages", settings.searchAttachedMessages()),
                row("decodeTnef", settings.decodeTnef()),
                row("maxDepth", reading.depth()),
                row("maxParts", reading.parts()),
                row("maxHeaderFields", reading.headerFields()),
                row("maxHeaderOctets", reading.headerOctets()),
                row("maxHtmlOctets", reading.htmlOctets()),
                row("maxHtmlDepth", reading.htmlDepth()));
    }

    /** How long to wait for an answer means something only where there is one to wait for. */
    @Test
    void holdMail() throws IOException {
        HoldParameters read = HoldParameters.read(given(), POSTMASTER);
        HoldParameters asks = HoldParameters.read(
                new Parameters("mailet", Map.of("holdTime", "until-answered"), Path.of("")), POSTMASTER);

        assertTable(
                "HoldMail",
                row("holdTime", seconds(read.time())),
                row("giveUp", asks.time().toDays()),
                row("address", read.address().address().replace("@example.com", " at the postmaster's domain")),
                row("answersProcessor", read.answersProcessor()),
                row("releaseProcessor", read.releaseProcessor()),
                row("heldRepository", read.heldRepository()),
                row("answersRepository", read.answersRepository()),
                row("lookInterval", seconds(read.lookInterval())),
                row("keepStopped", read.keepStopped().toDays()),
                row("stoppedRepository", read.stoppedRepository()),
                row("holdAutomatic", read.holdAutomatic()),
                row("ownDomains", read.ownDomains().isEmpty() ? "none" : read.ownDomains()),
                row("partnerDomains", read.partnerDomains().isEmpty() ? "none" : read.partnerDomains()),
                row("language", word(read.languages())),
                row("templates", templates(read.templates())),
                row("processor", read.processor()));
    }

    @Test
    void uploadToCryptoBin() throws IOException {
        UploadParameters read = UploadParameters.read(given());

        assertTable(
                "UploadToCryptoBin",
                row("refusedProcessor", read.refusedProcessor()),
                row("retryProcessor", read.retryProcessor()),
                row("inspectProcessor", read.inspectProcessor()),
                row("senderMustBeReachable", read.senderMustBeReachable()),
                row("firstDelay", seconds(read.firstDelay())),
                row("longestDelay", seconds(read.longestDelay())),
                row("horizon", seconds(read.horizon())),
                row("unknownErrorTries", read.unknownErrorTries()),
                row("jitter", read.jitterPercent()),
                row("deferral", word(read.deferral().place())),
                row("deferralRepository", read.deferral().repository()),
                row("releaseInterval", seconds(read.deferral().releaseInterval())));
    }

    /** Those about the mail with the password mean something only where there is one. */
    @Test
    void rewriteBody() throws IOException {
        RewriteParameters read = RewriteParameters.read(given(), POSTMASTER);
        PasswordParameters mail = PasswordParameters.read(
                new Parameters("mailet", Map.of("passwordDelivery", "separate-mail"), Path.of("")), POSTMASTER);

        assertTable(
                "RewriteBody",
                row("position", word(read.rebuild().position())),
                row("placeOfRemovedPicture", word(read.rebuild().place())),
                row("language", word(read.languages())),
                row("templates", templates(read.templates())),
                row("passwordDelivery", word(read.password().delivery())),
                row("passwordDelay", seconds(mail.delay())),
                row("passwordProcessor", mail.processor()),
                row("passwordFrom", from(mail.from())));
    }

    @Test
    void followApproval() throws IOException {
        assertTable(
                "FollowApproval",
                row("processor", FollowParameters.read(given()).processor()));
    }

    @Test
    void awaitDecision() throws IOException {
        ApprovalParameters read = ApprovalParameters.read(given(), POSTMASTER);

        assertTable(
                "AwaitDecision",
                together(pace(read.retryProcessor(), read.pace(), read.deferral()), letter(read.letters())));
    }

    @Test
    void awaitCancel() throws IOException {
        CancelParameters read = CancelParameters.read(given());

        assertTable("AwaitCancel", pace(read.retryProcessor(), read.pace(), read.deferral()));
    }

    @Test
    void notifyRecipientsAndSendReceipt() throws IOException {
        LetterParameters read = LetterParameters.read(given(), POSTMASTER);

        assertTable("NotifyRecipients", letter(read));
        assertTable("SendReceipt", letter(read));
    }

    @Test
    void tellPostmaster() throws IOException {
        UntoldParameters read = UntoldParameters.read(given(), POSTMASTER);

        assertTable(
                "TellPostmaster",
                together(List.of(row("errorProcessor", read.errorProcessor())), letter(read.letters())));
    }

    @Test
    void notifySender() throws IOException {
        NotificationParameters read = NotificationParameters.read(given(), POSTMASTER);

        assertTable(
                "NotifySender",
                row("language", word(read.languages())),
                row("templates", templates(read.templates())),
                row("from", from(read.from())),
                row("processor", read.processor()),
                row("keepRefused", read.keepRefused().toDays()),
                row("refusedRepository", read.refusedRepository()),
                row("releaseProcessor", read.releaseProcessor()),
                row("cancelProcessor", read.cancelProcessor()));
    }

    @Test
    void keepMail() throws IOException {
        KeepParameters read = KeepParameters.read(given());

        assertTable(
                "KeepMail",
                row("repository", read.repository()),
                row("days", read.time().toDays()),
                row("processor", read.processor()));
    }

    private static List<Map.Entry<String, String>> pace(String retryProcessor, Pace pace, DeferralParameters deferral) {
        return List.of(
                row("retryProcessor", retryProcessor),
                row("firstInterval", seconds(pace.firstInterval())),
                row("longestInterval", seconds(pace.longestInterval())),
                row("horizon", seconds(pace.horizon())),
                row("deferral", word(deferral.place())),
                row("deferralRepository", deferral.repository()),
                row("releaseInterval", seconds(deferral.releaseInterval())));
    }

    private static List<Map.Entry<String, String>> letter(LetterParameters letters) {
        return List.of(
                row("language", word(letters.languages())),
                row("templates", templates(letters.templates())),
                row("from", from(letters.from())),
                row("processor", letters.processor()));
    }

    private static List<Map.Entry<String, String>> together(
            List<Map.Entry<String, String>> some, List<Map.Entry<String, String>> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    @SafeVarargs
    private static void assertTable(String mailet, Map.Entry<String, String>... rows) throws IOException {
        assertTable(mailet, List.of(rows));
    }

    private static void assertTable(String mailet, List<Map.Entry<String, String>> rows) throws IOException {
        assertThat(ParameterTables.read().get(mailet).entrySet()).as(mailet).containsExactlyInAnyOrderElementsOf(rows);
    }

    private static Map.Entry<String, String> row(String name, Object value) {
        return Map.entry(name, String.valueOf(value));
    }

    private static Parameters given() {
        return new Parameters("mailet", Map.of(), Path.of(""));
    }

    private static String seconds(Duration duration) {
        return String.valueOf(duration.toSeconds());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String templates(Templates templates) {
        return templates == LetterTemplates.builtIn() ? "those of the jar" : "others";
    }

    private static String from(Mailbox from) {
        return switch (from.address()) {
            case POSTMASTER -> "the postmaster";
            case "MAILER-DAEMON@example.com" -> "MAILER-DAEMON at the postmaster's domain";
            default -> from.address();
        };
    }
}
