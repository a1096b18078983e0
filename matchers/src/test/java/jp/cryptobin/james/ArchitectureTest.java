package jp.cryptobin.james;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The reading half is plain Java; only its outermost package knows James. */
@AnalyzeClasses(packages = "jp.cryptobin.james", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule coreIsFreeOfJames = noClasses()
            .that()
            .resideInAnyPackage(
                    "jp.cryptobin.james.charset..",
                    "jp.cryptobin.james.html..",
                    "jp.cryptobin.james.mime..",
                    "jp.cryptobin.james.tnef..",
                    "jp.cryptobin.james.inspection..",
                    "jp.cryptobin.james.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.james.core..",
                    "org.apache.james.server..",
                    "org.apache.mailet..",
                    "javax.mail..",
                    "javax.inject..",
                    "com.google.inject..");

    @ArchTest
    static final ArchRule charsetsKnowNothingElse = noClasses()
            .that()
            .resideInAPackage("jp.cryptobin.james.charset..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jp.cryptobin.james.mime..",
                    "jp.cryptobin.james.inspection..",
                    "jp.cryptobin.james.policy..",
                    "jp.cryptobin.james.matchers..");

    @ArchTest
    static final ArchRule structureKnowsNoInspection = noClasses()
            .that()
            .resideInAPackage("jp.cryptobin.james.mime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jp.cryptobin.james.inspection..", "jp.cryptobin.james.tnef..");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("jp.cryptobin.james.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule inspectionKnowsNoPolicy = noClasses()
            .that()
            .resideInAPackage("jp.cryptobin.james.inspection..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jp.cryptobin.james.policy..", "jp.cryptobin.james.matchers..");

    @ArchTest
    static final ArchRule stateKnowsNoMatchers = noClasses()
            .that()
            .resideInAPackage("jp.cryptobin.james.state..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jp.cryptobin.james.matchers..");

    @ArchTest
    static final ArchRule policyKnowsNoMatchers = noClasses()
            .that()
            .resideInAPackage("jp.cryptobin.james.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jp.cryptobin.james.matchers..");
}
