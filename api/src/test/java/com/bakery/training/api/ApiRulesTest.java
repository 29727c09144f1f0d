package com.bakery.training.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.bakery.training.api.security.RequiresRole;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "com.bakery.training.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ApiRulesTest {

    @ArchTest
    static final ArchRule usesWorkflowsByInterfacesAndRecordsOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Impl")
            .because("workflow code runs on workers; the api only talks to it");

    @ArchTest
    static final ArchRule usesNothingElseOfTheHouse = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.bakery.training.activities..",
                    "com.bakery.training.worker..",
                    "com.bakery.training.standalone..",
                    "com.bakery.prophet..");

    @ArchTest
    static final ArchRule problemsKnowNoSubject = noClasses()
            .that()
            .resideInAPackage("..api.problem..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..api.training..", "..api.model..", "..api.progress..", "..api.data..", "..api.security..");

    @ArchTest
    static final ArchRule everyRouteNamesItsRole = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .and()
            .areDeclaredInClassesThat()
            .haveNameNotMatching(".*ContainerErrorController")
            .should()
            .beAnnotatedWith(RequiresRole.class);

    @ArchTest
    static final ArchRule controllersAreCalledControllers =
            classes().that().areAnnotatedWith(RestController.class).should().haveSimpleNameEndingWith("Controller");

    @ArchTest
    static final ArchRule databaseIsReachedThroughTheRegistry = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");
}
