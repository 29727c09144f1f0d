package com.bakery.training.workflows;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.WorkflowInterface;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** What keeps workflow code deterministic, and this module free of everything it only orchestrates. */
@AnalyzeClasses(packagesOf = TaskQueues.class, importOptions = ImportOption.DoNotIncludeTests.class)
class WorkflowsRulesTest {
    private static final String WORKFLOW_CODE = "com.bakery.training.workflows.(training|queue|schedule)..";

    @ArchTest
    static final ArchRule usesTemporalAndTheJdkOnly = classes()
            .that()
            .doNotBelongToAnyOf(TrainingDataConverter.class)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "com.bakery.training.workflows..",
                    "java.lang..",
                    "java.time..",
                    "java.util",
                    "java.util.function",
                    "java.util.stream",
                    "io.temporal..",
                    "org.slf4j..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule readsNoClock = noClasses()
            .that()
            .resideInAnyPackage(WORKFLOW_CODE)
            .should()
            .callMethodWhere(isCallOf("java.time..", "now"));

    @ArchTest
    static final ArchRule seesNeitherMachineNorThreadsNorChance = noClasses()
            .that()
            .resideInAnyPackage(WORKFLOW_CODE)
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "System, Runtime, Thread, Process, Timer, Random, concurrency",
                    type -> List.of(
                                            System.class.getName(),
                                            Runtime.class.getName(),
                                            Thread.class.getName(),
                                            ProcessHandle.class.getName(),
                                            java.util.Timer.class.getName(),
                                            java.time.Clock.class.getName(),
                                            Random.class.getName(),
                                            java.util.SplittableRandom.class.getName())
                                    .contains(type.getName())
                            || type.getPackageName().startsWith("java.util.concurrent")));

    @ArchTest
    static final ArchRule drawsNoLots = noClasses()
            .that()
            .resideInAnyPackage(WORKFLOW_CODE)
            .should()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethodWhere(isCallOf("java.util.Collections", "shuffle"));

    @ArchTest
    static final ArchRule keepsItsCollectionsInOrder = noClasses()
            .that()
            .resideInAnyPackage(WORKFLOW_CODE)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(HashMap|HashSet|IdentityHashMap|WeakHashMap|Hashtable)")
            .orShould()
            .callMethodWhere(isCallOf(Map.class.getName(), "of|ofEntries|copyOf"))
            .orShould()
            .callMethodWhere(isCallOf(Set.class.getName(), "of|copyOf"));

    @ArchTest
    static final ArchRule workflowsAreCalledWorkflow =
            classes().that().areAnnotatedWith(WorkflowInterface.class).should().haveSimpleNameEndingWith("Workflow");

    @ArchTest
    static final ArchRule activitiesAreCalledActivities =
            classes().that().areAnnotatedWith(ActivityInterface.class).should().haveSimpleNameEndingWith("Activities");

    @ArchTest
    static final ArchRule activitiesAreImplementedElsewhere = noClasses()
            .that()
            .areNotInterfaces()
            .should()
            .beAssignableTo(DescribedPredicate.describe(
                    "an activity interface", (JavaClass type) -> type.getAllRawInterfaces().stream()
                            .anyMatch(it -> it.isAnnotatedWith(ActivityInterface.class))));

    private static DescribedPredicate<JavaCall<?>> isCallOf(String owners, String methods) {
        return target(owner(DescribedPredicate.describe(
                        owners,
                        type -> owners.endsWith("..")
                                ? type.getPackageName().startsWith(owners.substring(0, owners.length() - 2))
                                : type.getName().equals(owners))))
                .and(target(nameMatching(methods)));
    }
}
