package jp.cryptobin.james;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Only the outermost packages know James; the packages inside know neither it nor them. */
@AnalyzeClasses(packages = "jp.cryptobin.james", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule onlyBindingsKnowJames = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "jp.cryptobin.james.mailets..", "jp.cryptobin.james.extension..", "jp.cryptobin.james.matchers..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.apache.james..", "org.apache.mailet..", "javax.mail..", "javax.inject..")
                            .and(not(resideInAPackage("org.apache.james.mime4j.."))));

    @ArchTest
    static final ArchRule coreKnowsNoBindings = noClasses()
            .that()
            .resideInAnyPackage(
                    "jp.cryptobin.james.message..",
                    "jp.cryptobin.james.policy..",
                    "jp.cryptobin.james.vault..",
                    "jp.cryptobin.james.rewrite..",
                    "jp.cryptobin.james.rebuild..",
                    "jp.cryptobin.james.notice..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jp.cryptobin.james.mailets..",
                    "jp.cryptobin.james.extension..",
                    "jp.cryptobin.james.matchers..",
                    "jp.cryptobin.james.cli..");

    @ArchTest
    static final ArchRule matchersKnowNoMailets = noClasses()
            .that()
            .resideInAPackage("jp.cryptobin.james.matchers..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jp.cryptobin.james.mailets..", "jp.cryptobin.james.extension..");

    @ArchTest
    static final ArchRule rewritingKnowsNoVault = noClasses()
            .that()
            .resideInAnyPackage("jp.cryptobin.james.rewrite..", "jp.cryptobin.james.rebuild..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jp.cryptobin.james.vault..");
}
