package jp.cryptobin.james.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manual's truth table (4.2.1): text or untyped, and inline or without disposition, stays; all else goes. */
class TransferRuleTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, BODY",
                "-, inline, BODY",
                "-, attachment, FILE",
                "text/plain, -, BODY",
                "TEXT/Plain, INLINE, BODY",
                "text/plain, inline, BODY",
                "text/plain, attachment, FILE",
                "text/plain, form-data, FILE",
                "text/html, -, BODY",
                "text/html, inline, BODY",
                "text/html, ATTACHMENT, FILE",
                "text/calendar, -, FILE",
                "text/csv, inline, FILE",
                "image/png, -, FILE",
                "image/png, inline, FILE",
                "application/pdf, attachment, FILE",
                "message/rfc822, -, FILE",
                "message/delivery-status, -, FILE",
                "text/plain2, -, FILE",
                "text, -, FILE",
            })
    void decidesByTypeAndDisposition(String type, String disposition, Role role) {
        String fields = (type == null ? "" : "Content-Type: " + type + "\n")
                + (disposition == null ? "" : "Content-Disposition: " + disposition + "\n");
        assertThat(Inspected.part("Subject: x\n" + fields.stripTrailing()).role())
                .isEqualTo(role);
    }

    @Test
    void keepsNamedTextByTheLetterAndTransfersItBySetting() {
        String mail = "Content-Type: text/plain; name=notes.txt\n\nwords\n";
        InspectionSettings asFile =
                SettingsBuilder.settings().withNamedTextAsFile().build();
        assertThat(Inspected.mail(mail).hasFiles()).isFalse();
        assertThat(Inspected.mail(mail, asFile).files()).extracting(Part::rule).containsExactly(Rule.NAMED_TEXT);
    }

    @Test
    void keepsABodyLikeTypeOnlyBySettingAndOnlyInline() {
        InspectionSettings calendars = SettingsBuilder.settings()
                .withBodyLikeTypes(Set.of("text/calendar"))
                .build();
        String type = "Content-Type: text/calendar\n";
        assertThat(Inspected.mail(type + "\nBEGIN:VCALENDAR\n").hasFiles()).isTrue();
        assertThat(Inspected.mail(type + "\nBEGIN:VCALENDAR\n", calendars).hasFiles())
                .isFalse();
        assertThat(Inspected.mail(type + "Content-Disposition: attachment\n\nBEGIN:VCALENDAR\n", calendars)
                        .hasFiles())
                .isTrue();
    }

    @Test
    void keepsALoneSignatureOnlyBySetting() {
        String mail = "Content-Type: multipart/signed; boundary=b\n\n--b\nContent-Type: text/plain\n\nwords\n"
                + "--b\nContent-Type: application/pgp-signature; name=signature.asc\n\nx\n--b--\n";
        InspectionSettings keep = SettingsBuilder.settings()
                .withSignatures(InspectionSettings.Signatures.KEEP_ALONE)
                .build();
        assertThat(Inspected.mail(mail).files()).hasSize(1);
        assertThat(Inspected.mail(mail, keep).hasFiles()).isFalse();
    }
}
