package jp.cryptobin.james.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.InspectionSettings.Naming;
import jp.cryptobin.james.inspection.InspectionSettings.Signatures;
import jp.cryptobin.james.inspection.Profile;
import jp.cryptobin.james.policy.Limits;
import org.junit.jupiter.api.Test;

class InspectionParametersTest {
    @Test
    void readsTheLetterWhereNothingIsGiven() {
        assertThat(read(Map.of()).settings()).isEqualTo(InspectionSettings.DEFAULT);
        assertThat(read(Map.of("profile", "manual")).settings()).isEqualTo(InspectionSettings.DEFAULT);
        assertThat(read(Map.of("profile", "")).limits()).isEqualTo(Limits.DEFAULT);
    }

    @Test
    void setsWhatTheProfileStandsFor() {
        InspectionParameters read = read(Map.of("profile", "everyday"));

        assertThat(read.settings().profile()).isEqualTo(Profile.EVERYDAY);
        assertThat(read.settings().bodyLikeTypes()).containsExactly("text/calendar");
        assertThat(read.settings().signatures()).isEqualTo(Signatures.KEEP_ALONE);
        assertThat(read.settings().naming()).isEqualTo(new Naming(true, true, true, true));
        assertThat(read.limits().addressSyntax().looseDots()).isTrue();
        assertThat(read.limits().undisclosedIsNobody()).isTrue();
        assertThat(read.limits().refuseProtected()).isFalse();
    }

    @Test
    void letsWhatIsGivenWin() {
        InspectionParameters read = read(Map.of(
                "profile", "everyday",
                "bodyLikeTypes", "none",
                "signatures", "refuse",
                "nameAttachedMessages", "false",
                "renameInlineFiles", "false",
                "looseDots", "false",
                "refuseProtected", "true"));

        assertThat(read.settings().bodyLikeTypes()).isEqualTo(Set.of());
        assertThat(read.settings().signatures()).isEqualTo(Signatures.REFUSE);
        assertThat(read.settings().naming()).isEqualTo(new Naming(false, false, true, true));
        assertThat(read.limits().addressSyntax().looseDots()).isFalse();
        assertThat(read.limits().refuseProtected()).isTrue();
    }

    private static InspectionParameters read(Map<String, String> given) {
        Parameters parameters = new Parameters("ValidateMessage", given, Path.of(""));
        InspectionParameters read = InspectionParameters.read(parameters);
        parameters.refuseWrong();
        return read;
    }
}
