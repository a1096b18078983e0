package jp.cryptobin.james.mailets;

import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.mail.MessagingException;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.events.MailFile;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.matchers.AfterInit;
import jp.cryptobin.james.matchers.InspectedMail;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.parameters.InspectionParameters;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.state.MailState;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inspects a mail in one pass and applies every rule of the manual that the gateway can decide alone. What it finds
 * stays on the mail in the attributes {@code cryptobin.inspection} and {@code cryptobin.violations}, for the matchers
 * and mailets after it. It stops nothing itself.
 *
 * <p>Parameters, all optional:
 * <ul>
 *   <li>{@code profile} (manual): {@code manual} for the manual's letter, {@code everyday} for other defaults of what is
 *       below and for what nothing below reaches; what is given wins
 *   <li>{@code maxFiles} (20): files in a mail, manual 5.6.2
 *   <li>{@code maxRecipients} (50): distinct recipients, 5.6.6
 *   <li>{@code maxSubjectLength} (200): characters of the subject, 5.6.9
 *   <li>{@code ignoreCaseOfFileNames} (false): whether {@code A.txt} and {@code a.txt} are the same name, 5.6.4
 *   <li>{@code ignoreCaseOfLocalParts} (true): whether addresses that differ in case before the @ are the same, 5.6.8
 *   <li>{@code looseDots} (false): accept addresses with dots together or at the end of the local part
 *   <li>{@code internationalizedAddresses} (false): accept addresses beyond US-ASCII
 *   <li>{@code refuseEncryptedByName} (false): refuse files named {@code *.p7m} like encrypted mail, whatever their type
 *   <li>{@code refuseProtected} (false): refuse mail that rights management protects, {@code message.rpmsg}, like
 *       encrypted mail
 *   <li>{@code namedTextIsFile} (false): whether inline text with a file name goes to the vault
 *   <li>{@code bodyLikeTypes} (none): types that stay in the mail, such as {@code text/calendar}
 *   <li>{@code signatures} (extract): {@code refuse}, {@code extract} or {@code keep-alone} for clear-signed mail
 *   <li>{@code inlinePictureOctets} (0): pictures up to this size stay in the mail when an HTML body shows them by cid:;
 *       0 sends all of them to the vault
 *   <li>{@code nameAttachedMessages} (false): whether an attached message without a name is called after its subject;
 *       otherwise it is refused, 5.6.3
 *   <li>{@code renameInlineFiles} (false): whether inline files, and files that an HTML body shows, that bear the
 *       name of another file get a number;
 *       otherwise they are refused, 5.6.4
 *   <li>{@code searchAttachedMessages} (false): whether a mail with an attached message is refused when an encrypted
 *       part is in that message
 *   <li>{@code decodeTnef} (false): whether the files in a winmail.dat go to the vault one by one, 5.4; its formatting of
 *       the text is lost then
 *   <li>{@code maxDepth} (30), {@code maxParts} (500), {@code maxHeaderFields} (1000), {@code maxHeaderOctets} (524288),
 *       {@code maxHtmlOctets} (8388608), {@code maxHtmlDepth} (5000): how much is read before a mail is refused
 * </ul>
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.mailets.ValidateMessage">
 *   <maxFiles>20</maxFiles>
 *   <onMailetException>cryptobin-refused</onMailetException>
 * </mailet>
 * }</pre>
 */
public class ValidateMessage extends GatewayMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(ValidateMessage.class);

    private static final String LOST = "the files of this mail were cancelled at the vault; it must be sent again";

    private final AfterInit<MailInspector> inspector = new AfterInit<>();

    @Inject
    public ValidateMessage(Gateway gateway) {
        super(gateway.events());
    }

    /** Nobody looks on. */
    ValidateMessage() {}

    @Override
    void configure(Parameters parameters) {
        InspectionParameters read = InspectionParameters.read(parameters);
        inspector.set(new MailInspector(read.settings(), read.limits()));
        LOGGER.info("profile {}", read.settings().profile().word());
    }

    @Override
    void process(Mail mail) throws MessagingException {
        InspectedMail inspected = inspector.get().inspectAndStore(mail);
        if (lostItsFiles(mail, inspected)) {
            LOGGER.error("mail {}: its files were cancelled and are not in it any more", mail.getName());
            MailState.refuse(mail, Violation.of(Reason.UNEXPECTED_ERROR, LOST));
        }
        LOGGER.info(
                "mail {}: {}, {} files, violations [{}], defects [{}]",
                mail.getName(),
                inspected.decision().verdict().code(),
                inspected.inspection().files().size(),
                inspected.decision().violations().stream()
                        .map(violation -> violation.reason().number())
                        .collect(Collectors.joining(" ")),
                inspected.inspection().findings().stream()
                        .map(finding -> finding.defect().code())
                        .distinct()
                        .collect(Collectors.joining(" ")));
        report(() -> event(mail, inspected));
    }

    /** A mail that failed after it was rewritten, and was put back: it would go on without files, as if it never had any. */
    private static boolean lostItsFiles(Mail mail, InspectedMail inspected) {
        return MailState.withdrawal(mail).isPresent()
                && !MailState.attachments(mail).isEmpty()
                && !inspected.inspection().hasFiles();
    }

    private static GatewayEvent event(Mail mail, InspectedMail inspected) {
        return new GatewayEvent.Inspected(
                MailWords.identity(mail),
                inspected.decision().verdict(),
                inspected.inspection().files().stream()
                        .map(file -> new MailFile(file.fileName(), file.size(), file.sha256()))
                        .toList(),
                MailWords.reasons(inspected.decision().violations()),
                inspected.inspection().findings().stream()
                        .map(finding -> finding.defect().code())
                        .distinct()
                        .toList());
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: inspects a mail and applies the rules of the manual";
    }
}
