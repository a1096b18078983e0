package jp.cryptobin.james.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "jp.cryptobin.james.sandbox", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule PACKAGES_HAVE_ONE_DIRECTION =
            slices().matching("jp.cryptobin.james.sandbox.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule WHAT_THE_VAULT_KNOWS_IS_FREE_OF_HTTP_AND_MAIL = noClasses()
            .that()
            .resideInAnyPackage(
                    "..sandbox.contract..",
                    "..sandbox.storage..",
                    "..sandbox.deposit..",
                    "..sandbox.section..",
                    "..sandbox.person..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta..");

    @ArchTest
    static final ArchRule PEOPLE_AND_GATEWAY_COME_BY_SEPARATE_WAYS = noClasses()
            .that()
            .resideInAnyPackage("..sandbox.page..", "..sandbox.portal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..sandbox.api..", "..sandbox.admin..", "..sandbox.fault..");
}
