package com.bakery.training.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import javax.sql.DataSource;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;

@AnalyzeClasses(packages = "com.bakery.training.registry", importOptions = ImportOption.DoNotIncludeTests.class)
class RegistryRulesTest {
    private static final String BASE = "com.bakery.training.registry";

    @ArchTest
    static final ArchRule knowsNeitherWorkflowsNorTheEngineNorTheWeb = classes()
            .that()
            .areNotAssignableTo(AbstractFailureAnalyzer.class) // speak to Boot, for the processes
            .and()
            .resideOutsideOfPackage(BASE + ".health") // the same
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    BASE + "..",
                    "java..",
                    "javax.sql..",
                    "org.jspecify..",
                    "org.springframework.dao..",
                    "org.springframework.jdbc..",
                    "org.springframework.transaction..",
                    "org.springframework.context.annotation..",
                    "org.springframework.scheduling.support..", // cron expressions
                    "org.flywaydb..",
                    "tools.jackson..",
                    "software.amazon.awssdk..");

    @ArchTest
    static final ArchRule onlyTheStoreSpeaksToObjectStores = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + ".artifact")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    /** Whoever has a data source can work without a role. */
    @ArchTest
    static final ArchRule onlyTransactionsReachTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + ".tenancy", BASE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(DataSource.class);

    @ArchTest
    static final ArchRule filesKnowNoTables = noClasses()
            .that()
            .resideInAPackage(BASE + ".artifact")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.springframework..");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching(BASE + ".(*)..").should().beFreeOfCycles();
}
