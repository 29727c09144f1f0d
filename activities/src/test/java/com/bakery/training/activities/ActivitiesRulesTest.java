package com.bakery.training.activities;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of this module. */
@AnalyzeClasses(packages = "com.bakery.training.activities", importOptions = ImportOption.DoNotIncludeTests.class)
class ActivitiesRulesTest {
    @ArchTest
    static final ArchRule KNOWS_NO_PROCESS_NO_FRAMEWORK_AND_NO_ENGINE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.bakery.training.worker..",
                    "com.bakery.training.api..",
                    "com.bakery.prophet..",
                    "org.springframework..",
                    "java.sql..");

    @ArchTest
    static final ArchRule NEVER_CALLS_WORKFLOW_CODE = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("com\\.bakery\\.training\\.workflows\\..*WorkflowImpl");

    @ArchTest
    static final ArchRule ACTIVITY_OBJECTS_ARE_NAMED_AFTER_THEIR_INTERFACES = classes()
            .that()
            .implement(com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith("Activities"))
            .should()
            .haveSimpleNameEndingWith("ActivitiesImpl");
}
