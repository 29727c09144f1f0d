package com.bakery.training.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The embedded parts and the demo could be taken out and used elsewhere. */
@AnalyzeClasses(packages = "com.bakery.training.standalone", importOptions = DoNotIncludeTests.class)
class StandaloneRulesTest {
    private static final String ROOT = "com.bakery.training.standalone";
    private static final String[] SERVICE = {
        ROOT,
        "com.bakery.training.api..",
        "com.bakery.training.worker..",
        "com.bakery.training.registry..",
        "com.bakery.training.activities..",
        "com.bakery.training.workflows..",
        "com.bakery.forecasting.."
    };

    @ArchTest
    static final ArchRule EMBEDDED_PARTS_KNOW_NOTHING_OF_THE_SERVICE = noClasses()
            .that()
            .resideInAPackage(ROOT + ".embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVICE);

    @ArchTest
    static final ArchRule THE_DEMO_IS_A_CALLER_LIKE_ANY_OTHER = noClasses()
            .that()
            .resideInAPackage(ROOT + ".demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVICE);
}
