package jp.cryptobin.james.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.mail.MessagingException;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.parameters.WrongParameterException;
import org.apache.mailet.Mailet;
import org.apache.mailet.Matcher;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the check knows is what the server has. */
class SameAsTheServerTest {
    private static Stream<String> named(String packageName, Class<?> kind) {
        return new ClassFileImporter()
                .importPackages(packageName).stream()
                        .filter(type -> type.getPackageName().equals(packageName))
                        .filter(type -> type.isAssignableTo(kind))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName);
    }

    @Test
    void knowsEveryMailet() {
        List<String> known =
                Arrays.stream(OurMailet.values()).map(OurMailet::simpleName).toList();

        assertThat(named("jp.cryptobin.james.mailets", Mailet.class)).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void knowsEveryMatcher() {
        List<String> known =
                Arrays.stream(OurMatcher.values()).map(OurMatcher::simpleName).toList();

        assertThat(named("jp.cryptobin.james.matchers", Matcher.class)).containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @CsvSource({"E02", "E22", "nonsense", "''", "'example.com, example.jp'"})
    void judgesConditionsLikeTheMatchers(String condition) throws ReflectiveOperationException {
        for (OurMatcher ours : OurMatcher.values()) {
            Matcher matcher = (Matcher) Class.forName("jp.cryptobin.james.matchers." + ours.simpleName())
                    .getConstructor()
                    .newInstance();
            MessagingException byServer = catchThrowableOfType(
                    MessagingException.class,
                    () -> matcher.init(FakeMatcherConfig.builder()
                            .matcherName(ours.simpleName())
                            .condition(condition)
                            .build()));
            IllegalArgumentException byCheck =
                    catchThrowableOfType(IllegalArgumentException.class, () -> ours.readCondition(condition));

            assertThat(message(byCheck)).as(ours.simpleName()).isEqualTo(message(byServer));
        }
    }

    private static String message(Throwable failure) {
        return failure == null ? "accepted" : failure.getMessage();
    }

    @ParameterizedTest
    @EnumSource(OurMailet.class)
    void refusesAnUnknownParameterOfEveryMailet(OurMailet ours) {
        Parameters parameters = new Parameters(ours.simpleName(), Map.of("nonsense", "1"), Path.of(""));
        ours.read(parameters, "postmaster@example.com");

        WrongParameterException wrong = catchThrowableOfType(WrongParameterException.class, parameters::refuseWrong);

        assertThat(wrong.problems())
                .singleElement()
                .asString()
                .startsWith(ours.simpleName() + ": unknown parameter nonsense; ");
    }
}
