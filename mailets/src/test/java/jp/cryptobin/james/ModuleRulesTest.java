package jp.cryptobin.james;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;

/** Who may know James, and who may know whom. Mime4j is a library of its own under James's name. */
@AnalyzeClasses(packages = "jp.cryptobin.james", importOptions = ModuleRulesTest.WithoutTests.class)
class ModuleRulesTest {
    /** Neither those of this module nor those of the module below, which are in a jar. */
    static final class WithoutTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return new DoNotIncludeTests().includes(location) && !location.contains("-tests.jar");
        }
    }

    private static final String[] CORE = {
        "jp.cryptobin.james.charset..",
        "jp.cryptobin.james.html..",
        "jp.cryptobin.james.mime..",
        "jp.cryptobin.james.tnef..",
        "jp.cryptobin.james.inspection..",
        "jp.cryptobin.james.policy..",
        "jp.cryptobin.james.vault..",
        "jp.cryptobin.james.outcome..",
        "jp.cryptobin.james.body..",
        "jp.cryptobin.james.rebuild..",
        "jp.cryptobin.james.template..",
        "jp.cryptobin.james.letter..",
        "jp.cryptobin.james.followup..",
        "jp.cryptobin.james.answer..",
        "jp.cryptobin.james.recipients..",
        "jp.cryptobin.james.backoff..",
        "jp.cryptobin.james.parameters..",
        "jp.cryptobin.james.settings..",
        "jp.cryptobin.james.events..",
        "jp.cryptobin.james.audit..",
    };

    private static final String[] OF_THE_SERVER = {
        "org.apache.mailet..",
        "org.apache.james.core..",
        "org.apache.james.server..",
        "org.apache.james.filesystem..",
        "org.apache.james.protocols..",
        "org.apache.james.queue..",
        "javax.mail..",
        "javax.inject..",
        "com.google.inject..",
        "org.slf4j..",
    };

    private static final String[] BINDINGS = {
        "jp.cryptobin.james.matchers..",
        "jp.cryptobin.james.mailets..",
        "jp.cryptobin.james.state..",
        "jp.cryptobin.james.deferral..",
        "jp.cryptobin.james.hold..",
        "jp.cryptobin.james.retry..",
        "jp.cryptobin.james.extension..",
        "jp.cryptobin.james.delivery..",
        "jp.cryptobin.james.repository..",
        "jp.cryptobin.james.smtp..",
    };

    @ArchTest
    static final ArchRule coreKnowsNothingOfTheServer = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OF_THE_SERVER);

    @ArchTest
    static final ArchRule coreKnowsNoBinding = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BINDINGS);

    /** Its commands run from the drop-in jar alone, which has no class of James. */
    @ArchTest
    static final ArchRule commandsKnowNothingOfTheServer = noClasses()
            .that()
            .resideInAPackage("jp.cryptobin.james.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OF_THE_SERVER);

    @ArchTest
    static final ArchRule checksKnowNothingOfTheServer = noClasses()
            .that()
            .resideInAPackage("jp.cryptobin.james.check..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OF_THE_SERVER);

    @ArchTest
    static final ArchRule checksKnowNoBindingOfTheServer = noClasses()
            .that()
            .resideInAPackage("jp.cryptobin.james.check..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jp.cryptobin.james.matchers..", "jp.cryptobin.james.mailets..");

    @ArchTest
    static final ArchRule commandsKnowNoBindingOfTheServer = noClasses()
            .that()
            .resideInAPackage("jp.cryptobin.james.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jp.cryptobin.james.matchers..", "jp.cryptobin.james.mailets..");

    @ArchTest
    static final ArchRule readersKnowNoActors = noClasses()
            .that()
            .resideInAnyPackage(
                    "jp.cryptobin.james.mime..", "jp.cryptobin.james.inspection..", "jp.cryptobin.james.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jp.cryptobin.james.vault..",
                    "jp.cryptobin.james.outcome..",
                    "jp.cryptobin.james.body..",
                    "jp.cryptobin.james.rebuild..",
                    "jp.cryptobin.james.template..",
                    "jp.cryptobin.james.letter..",
                    "jp.cryptobin.james.cli..");

    @ArchTest
    static final ArchRule inspectionKnowsNoPolicy = noClasses()
            .that()
            .resideInAnyPackage("jp.cryptobin.james.mime..", "jp.cryptobin.james.inspection..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jp.cryptobin.james.policy..");

    @ArchTest
    static final ArchRule bodiesAreEditedWithoutKnowingTheMail = noClasses()
            .that()
            .resideInAPackage("jp.cryptobin.james.body..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jp.cryptobin.james.mime..", "jp.cryptobin.james.inspection..", "jp.cryptobin.james.rebuild..");

    /** MailState owns what the gateway writes on mail; what is left is James's own word for why a mail was not delivered. */
    @ArchTest
    static final ArchRule attributesHaveOneOwner = noClasses()
            .that()
            .resideOutsideOfPackages("jp.cryptobin.james.state..", "jp.cryptobin.james.delivery..")
            .should()
            .callConstructor(Attribute.class, AttributeName.class, AttributeValue.class);

    /** What may be absent is an empty text, or another method. A component of a record is what its accessor returns. */
    @ArchTest
    static final ArchRule nothingTakesAnOptional = codeUnits()
            .that(new DescribedPredicate<JavaCodeUnit>("are no lambdas and no canonical constructors of records") {
                @Override
                public boolean test(JavaCodeUnit codeUnit) {
                    return !codeUnit.getModifiers().contains(JavaModifier.SYNTHETIC) && !isCanonical(codeUnit);
                }
            })
            .should()
            .notHaveRawParameterTypes(new DescribedPredicate<List<JavaClass>>("an Optional among them") {
                @Override
                public boolean test(List<JavaClass> types) {
                    return types.stream().anyMatch(type -> type.getName().startsWith("java.util.Optional"));
                }
            });

    private static boolean isCanonical(JavaCodeUnit codeUnit) {
        Stream<JavaClass> components = codeUnit.getOwner().getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .map(JavaField::getRawType);
        return codeUnit.isConstructor()
                && codeUnit.getOwner().isRecord()
                && names(components).equals(names(codeUnit.getRawParameterTypes().stream()));
    }

    private static List<String> names(Stream<JavaClass> types) {
        return types.map(JavaClass::getName).sorted().toList();
    }

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("jp.cryptobin.james.(*)..").should().beFreeOfCycles();

    /** Each package by itself, those below others too. */
    @ArchTest
    static final ArchRule noCyclesOfPackages =
            slices().matching("jp.cryptobin.james.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingLogsPastTheServer =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.util.logging..", "org.apache.log4j..");
}
