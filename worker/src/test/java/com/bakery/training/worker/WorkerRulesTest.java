package com.bakery.training.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the worker: it sees workflows and activities together, and nobody's HTTP. */
@AnalyzeClasses(packagesOf = WorkerApplication.class, importOptions = ImportOption.DoNotIncludeTests.class)
class WorkerRulesTest {

    @ArchTest
    static final ArchRule knowsNeitherApiNorStandalone = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.bakery.training.api..", "com.bakery.training.standalone..", "com.bakery.prophet..");

    @ArchTest
    static final ArchRule implementationsOfWorkflowsAreNamedInOneClass = classes()
            .that()
            .doNotHaveSimpleName("TemporalWorkers")
            .should()
            .onlyDependOnClassesThat()
            .haveSimpleNameNotEndingWith("WorkflowImpl");

    @ArchTest
    static final ArchRule onlyTheRelaySpeaksAmqp = noClasses()
            .that()
            .resideOutsideOfPackage("..relay..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.amqp..", "com.rabbitmq..");
}
