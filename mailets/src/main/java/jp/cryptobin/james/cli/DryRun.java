package jp.cryptobin.james.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.MessageInspector;
import jp.cryptobin.james.letter.BodyNoticeWriter;
import jp.cryptobin.james.letter.LetterTemplates;
import jp.cryptobin.james.letter.PasswordNotice;
import jp.cryptobin.james.mime.MessageSource;
import jp.cryptobin.james.parameters.HoldParameters;
import jp.cryptobin.james.parameters.InspectionParameters;
import jp.cryptobin.james.policy.Decision;
import jp.cryptobin.james.policy.Envelope;
import jp.cryptobin.james.policy.MessagePolicy;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Verdict;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.rebuild.Draft;
import jp.cryptobin.james.rebuild.Notices;
import jp.cryptobin.james.rebuild.RebuildSettings;
import jp.cryptobin.james.rebuild.SafeRebuilder;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.vault.DepositFile;
import jp.cryptobin.james.vault.FilePassword;
import jp.cryptobin.james.vault.GatewaySecret;
import jp.cryptobin.james.vault.IdempotencyKey;
import jp.cryptobin.james.vault.Sha256;
import org.jspecify.annotations.Nullable;

/** The way of one mail through the gateway, without James and without a vault. */
final class DryRun {
    static final String UNKNOWN_POSTMASTER = "postmaster@example.com";

    private final InspectionSettings settings;
    private final EnvelopeOption envelopes;
    private @Nullable HoldParameters hold;
    private final GatewaySecret secret;
    private final Clock clock;
    private final MessageInspector inspector;
    private final MessagePolicy policy;
    private final SafeRebuilder rebuilder = new SafeRebuilder(RebuildSettings.DEFAULT);
    private final BodyNoticeWriter notices = new BodyNoticeWriter(LetterTemplates.builtIn(), Languages.JA);

    DryRun(InspectionParameters parameters, EnvelopeOption envelopes, GatewaySecret secret, Clock clock) {
        this.settings = parameters.settings();
        this.inspector = new MessageInspector(settings);
        this.policy = new MessagePolicy(parameters.limits(), settings.signatures());
        this.envelopes = envelopes;
        this.secret = secret;
        this.clock = clock;
    }

    /** Has each mail held that passes, as {@code HoldMail} would. */
    DryRun holding(HoldParameters parameters) {
        this.hold = parameters;
        return this;
    }

    /** Runs one mail through; what would leave is checked all the same, and written nowhere. */
    DryRunResult run(Path file) throws IOException {
        Path leaving = Files.createTempFile("dry-run", ".eml");
        try {
            return run(file, leaving);
        } finally {
            Files.deleteIfExists(leaving);
        }
    }

    /**
     * Runs one mail through.
     *
     * @param leaving where what would leave is written; nothing stays there if nothing would
     * @throws IOException if the file cannot be read or the result not be written
     */
    DryRunResult run(Path file, Path leaving) throws IOException {
        MessageSource message = () -> Files.newInputStream(file);
        Inspection inspection = inspector.inspect(message, envelopes.hasNullSender());
        Envelope envelope = envelopes.of(inspection);
        Decision decision = policy.decide(inspection, envelope);
        boolean keep = false;
        try {
            Optional<Violation> failure = write(message, inspection, envelope, decision.verdict(), leaving);
            if (failure.isPresent()) {
                decision = new Decision(Verdict.REFUSE, List.of(failure.get()));
            }
            keep = decision.verdict() != Verdict.REFUSE;
        } finally {
            if (!keep) {
                Files.deleteIfExists(leaving);
            }
        }
        Optional<HoldForecast> forecast = hold == null
                ? Optional.empty()
                : HoldForecast.of(hold, UNKNOWN_POSTMASTER, message, envelope, decision);
        return new DryRunResult(inspection, decision, forecast);
    }

    /** Writes the mail as it would leave. Returns why it must not, if the last check fails. */
    private Optional<Violation> write(
            MessageSource message, Inspection inspection, Envelope envelope, Verdict verdict, Path leaving)
            throws IOException {
        switch (verdict) {
            case REFUSE -> {
                return Optional.empty();
            }
            case RELAY -> {
                try (var in = message.open();
                        OutputStream out = Files.newOutputStream(leaving)) {
                    in.transferTo(out);
                }
                return Optional.empty();
            }
            case TRANSFER, REBUILD -> {
                Notices texts = verdict == Verdict.TRANSFER ? notices(inspection, envelope) : Notices.NONE;
                return rebuilder
                        .rebuild(message, settings, envelope.hasNullSender(), inspection, texts, new FileDraft(leaving))
                        .fold(
                                rebuilt -> Optional.empty(),
                                not -> Optional.of(Violation.of(Reason.UNEXPECTED_ERROR, not.why())));
            }
        }
        throw new IllegalStateException("no way for " + verdict);
    }

    private Notices notices(Inspection inspection, Envelope envelope) {
        IdempotencyKey key = IdempotencyKey.of(
                secret,
                inspection.messageId(),
                envelope.sender(),
                envelope.recipients(),
                inspection.subject(),
                inspection.files().stream()
                        .map(file -> new DepositFile(
                                file.fileName(), file.contentType(), file.size(), new Sha256(file.sha256())))
                        .toList());
        PasswordNotice notice = new PasswordNotice(
                FilePassword.derive(secret, key).reveal(),
                envelope.sender(),
                clock.instant(),
                PasswordNotice.DEFAULT_ZONE,
                inspection.subject(),
                false);
        return new Notices(notices.text(notice), notices.html(notice));
    }

    private record FileDraft(Path file) implements Draft {
        @Override
        public OutputStream write() throws IOException {
            return Files.newOutputStream(file);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
