package jp.cryptobin.james.rebuild;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import jp.cryptobin.james.inspection.InspectedMessage;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.MessageInspector;
import jp.cryptobin.james.mime.MessageSource;

/**
 * The one way to a mail without its files: rebuilds it, reads the result back, and says that it may leave only if no
 * file and nothing ambiguous is left in it.
 */
public final class SafeRebuilder {
    private static final int BOUNDARY_OCTETS = 16;

    private final MessageRebuilder rebuilder;

    public SafeRebuilder(RebuildSettings settings) {
        SecureRandom random = new SecureRandom();
        this.rebuilder = new MessageRebuilder(settings, () -> boundary(random));
    }

    private static String boundary(SecureRandom random) {
        byte[] octets = new byte[BOUNDARY_OCTETS];
        random.nextBytes(octets);
        return "=_" + HexFormat.of().formatHex(octets);
    }

    /**
     * Rebuilds a mail.
     *
     * @param message what goes to the vault may be left empty in it
     * @param settings with which it was inspected, and with which the result is
     * @param nullSender whether it has the null reverse-path, as when it was inspected
     * @param inspection of this very message
     * @param notices what the bodies get to say
     * @throws IOException if the message cannot be read or the draft not be written
     */
    public RebuildOutcome rebuild(
            MessageSource message,
            InspectionSettings settings,
            boolean nullSender,
            Inspection inspection,
            Notices notices,
            Draft draft)
            throws IOException {
        try (OutputStream out = draft.write()) {
            rebuilder.rebuild(message, settings.limits(), inspection, notices, out);
        } catch (UneditableException why) {
            return new RebuildOutcome.NotRebuilt(String.valueOf(why.getMessage()));
        }
        InspectedMessage result = new MessageInspector(settings).read(draft, nullSender);
        Optional<String> left = RebuiltCheck.left(result.inspection());
        return left.isPresent() ? new RebuildOutcome.NotRebuilt(left.get()) : new RebuildOutcome.Rebuilt(result);
    }
}
