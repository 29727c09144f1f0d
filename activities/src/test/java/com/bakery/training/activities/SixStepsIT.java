package com.bakery.training.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.bakery.training.activities.job.JobActivitiesImpl;
import com.bakery.training.activities.lineage.CodeVersion;
import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.artifact.ArtifactStores;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.model.TrainedModel;
import com.bakery.training.registry.sales.RegressorValue;
import com.bakery.training.registry.sales.SaleRow;
import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.training.ArtifactReference;
import com.bakery.training.workflows.training.CollectionActivities;
import com.bakery.training.workflows.training.FeatureActivities;
import com.bakery.training.workflows.training.JobActivities;
import com.bakery.training.workflows.training.ProductTrainingInput;
import com.bakery.training.workflows.training.RegistrationActivities.RegisteredModel;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The six steps over a real PostgreSQL, real files and the real pipeline. */
class SixStepsIT {
    @TempDir
    private Path files;

    private UUID tenant;
    private RegistryDatabase database;
    private TestRegistry registry;
    private TrainingSteps steps;
    private JobActivitiesImpl jobs;

    @BeforeEach
    void open() {
        database = RegistryDatabase.open();
        registry = database.registry();
        steps = new TrainingSteps(database, ArtifactStores.open(files.toString(), name -> null));
        tenant = steps.tenant;
        jobs = steps.jobs;
    }

    @AfterEach
    void close() {
        steps.close();
        database.close();
    }

    @Test
    void aProductBecomesADeployedModelThatForecastsAndRepeatingAStepChangesNothing() {
        UUID product = steps.product("Roll", 120, 1);
        ProductTrainingInput input = steps.planned(product, "Roll");

        RegisteredModel first = steps.train(input);
        RegisteredModel again = steps.train(input);

        assertThat(first.deployed()).isTrue();
        assertThat(again).isEqualTo(first);
        TrainedModel model = registry.modelRows.deployed(tenant, product).orElseThrow();
        assertThat(model.metrics().folds()).isEqualTo(8);
        assertThat(steps.forecast(model)).hasSize(28).allSatisfy(day -> assertThat(day.yhat())
                .isPositive());
    }

    @Test
    void anUnchangedProductIsSkippedUnlessForced() {
        UUID product = steps.product("Roll", 120, 1);
        ProductTrainingInput input = steps.planned(product, "Roll");
        steps.train(input);
        JobRun run = new JobRun(tenant, input.jobId(), 0);
        registry.runs.finish(run, JobEnd.completed());

        JobRun next = registry.runningJob(tenant);
        JobActivities.JobRun message = new JobActivities.JobRun(tenant, next.jobId(), 0);
        assertThat(jobs.nextPage(new JobActivities.PageRequest(message, 0, 10, true))
                        .products())
                .hasSize(1);
        JobActivities.ProductPage page = jobs.nextPage(new JobActivities.PageRequest(message, 0, 10, false));
        assertThat(page.products()).isEmpty();
        assertThat(page.counts().skipped()).isEqualTo(1);
        assertThat(page.last()).isTrue();
    }

    @Test
    void theShopsTreesAreTheSameForEveryAttemptAndCarryTheProduct() {
        steps.product("Bun", 240, 2);
        ProductTrainingInput input = steps.planned(steps.product("Roll", 240, 1), "Roll");

        ArtifactReference pooled = steps.prepare(input);
        assertThat(pooled).isNotNull().isEqualTo(steps.prepare(input));
        steps.train(new ProductTrainingInput(
                tenant, input.jobId(), input.run(), input.productId(), input.productName(), pooled));

        TrainedModel model =
                registry.modelRows.deployed(tenant, input.productId()).orElseThrow();
        assertThat(model.algorithm()).contains("pooled");
        assertThat(model.metrics().details()).containsKeys("weights_week", "weights_month", "profile", "notes");
        assertThat(steps.logged(input)).contains("Learnt from the shop's products (2), trees included.");
    }

    @Test
    void aYoungShopAndAnUnchangedOneGoWithoutTreesAndSayWhy() {
        ProductTrainingInput input = steps.planned(steps.product("Roll", 120, 1), "Roll");

        assertThat(steps.prepare(input)).isNotNull();
        assertThat(steps.logged(input))
                .contains(
                        "Learnt from the shop's products (1), without trees: the shop has 120 days of sales, they need"
                                + " 150.");

        steps.train(input);
        registry.runs.finish(new JobRun(tenant, input.jobId(), 0), JobEnd.completed());
        ProductTrainingInput next = steps.planned(input.productId(), "Roll");
        assertThat(steps.prepare(next)).isNull();
        assertThat(steps.logged(next))
                .containsExactly(
                        "Nothing was learnt from the shop as a whole: no product of the job is to be trained.");
    }

    @Test
    void aDayMarkedSoldOutChangesTheForecastAndTheHash() {
        UUID product = steps.product("Roll", 120, 1);
        ProductTrainingInput input = steps.planned(product, "Roll");
        steps.train(input);
        TrainedModel plain = registry.modelRows.deployed(tenant, product).orElseThrow();
        registry.sales.upsert(
                tenant,
                registry.sales.series(tenant, product).stream()
                        .map(row -> new SaleRow(product, row.day(), row.quantity(), null, row.quantity() < 40))
                        .toList());
        registry.runs.finish(new JobRun(tenant, input.jobId(), 0), JobEnd.completed());

        ProductTrainingInput next = steps.planned(product, "Roll");
        steps.train(next);

        TrainedModel censored = registry.modelRows.latest(tenant, product).orElseThrow();
        assertThat(censored.dataHash()).isNotEqualTo(plain.dataHash());
        assertThat(steps.total(censored)).isGreaterThan(1.02 * steps.total(plain));
        assertThat(steps.logged(next)).anyMatch(line -> line.contains("Sold out on 55 of 120 open days"));
    }

    @Test
    void aTrainingFromTheLineageOfAModelGivesTheSameFileAndOtherOptionsAnotherOne() {
        steps.product("Bun", 160, 2);
        UUID product = steps.product("Roll", 160, 1);
        Map<String, Object> asked = Map.of("horizon", 14, "interval_width", 0.8, "seed", 7);
        TrainedModel model = trained(product, asked);
        assertThat(model.lineage().options()).containsAllEntriesOf(asked);
        assertThat(model.lineage().settings())
                .containsEntry("min_training_data_days", 30)
                .containsEntry("country", "ES");
        assertThat(model.lineage().codeVersion()).isEqualTo(CodeVersion.current());

        TrainedModel again = trained(product, model.lineage().options());
        TrainedModel other = trained(product, Map.of("horizon", 14, "interval_width", 0.9, "seed", 7));

        assertThat(again.id()).isNotEqualTo(model.id());
        assertThat(again.dataHash()).isEqualTo(model.dataHash());
        assertThat(again.checksum()).isEqualTo(model.checksum());
        assertThat(other.checksum()).isNotEqualTo(model.checksum());
    }

    @Test
    void aRecipeThatIsMeasuredOnOtherDaysAheadAloneIsARefreshedOne() {
        UUID product = steps.product("Roll", 120, 1);
        trained(product, Map.of());

        TrainedModel shorter = trained(product, Map.of("horizon", 7));

        assertThat(shorter.deployed()).isTrue();
        assertThat(shorter.promotion()).contains("seasonal naive");
    }

    @Test
    void anotherRecipeIsDeployedOnlyIfItIsBetterThanTheDeployedOneOnTheSameFolds() {
        UUID product = steps.product("Roll", 120, 1);
        TrainedModel deployed = trained(product, Map.of());
        // the interval is no part of the error: a recipe that cannot be better
        TrainedModel equal = trained(product, Map.of("interval_width", 0.5));
        assertThat(equal.deployed()).isFalse();
        assertThat(equal.aliases()).containsExactly("challenger");
        assertThat(equal.promotion())
                .startsWith("Different recipe is not better: WAPE ")
                .contains(", deployed recipe ");

        TrainedModel refreshed = trained(product, Map.of());

        assertThat(refreshed.deployed()).isTrue();
        assertThat(refreshed.promotion()).startsWith("Refreshed recipe: WAPE ");
        assertThat(registry.modelRows.find(tenant, deployed.id()).orElseThrow().aliases())
                .containsExactly("previous");
    }

    private TrainedModel trained(UUID product, Map<String, Object> options) {
        JobRun run = registry.runningJob(tenant, options);
        ProductTrainingInput input = new ProductTrainingInput(tenant, run.jobId(), run.run(), product, "Roll", null);
        ArtifactReference shop = steps.prepare(input);
        steps.train(new ProductTrainingInput(tenant, run.jobId(), run.run(), product, "Roll", shop));
        registry.runs.finish(run, JobEnd.completed());
        return registry.modelRows.latest(tenant, product).orElseThrow();
    }

    @Test
    void aFlagThatEndsWithTheSalesIsSaidToBeLeftOutAndTheHorizonToBeMeasured() {
        UUID product = steps.product("Roll", 120, 1);
        registry.regressors.upsert(
                tenant,
                IntStream.range(0, 120)
                        .mapToObj(day -> new RegressorValue(
                                "rain", TestRegistry.FIRST_DAY.plusDays(day), day % 5 == 0 ? 1.0 : 0.0))
                        .toList());
        ProductTrainingInput input = steps.planned(product, "Roll");

        steps.train(input);

        assertThat(steps.logged(input))
                .anyMatch(line -> line.startsWith("rain: sales moved by") && line.contains("ends with the sales"))
                .contains("Accuracy and intervals are those of up to 28 days ahead.");
        TrainedModel model = registry.modelRows.deployed(tenant, product).orElseThrow();
        assertThat(model.metrics().details()).containsEntry("horizon", 28);
    }

    @Test
    void aProductWithTooFewDaysIsRefusedByTypeAndMessage() {
        steps.product("Roll", 120, 1);
        UUID young = steps.product("Tart", 15, 2);
        ProductTrainingInput input = steps.planned(young, "Tart");

        assertThatThrownBy(() -> steps.stub(CollectionActivities.class).collect(input))
                .isInstanceOfSatisfying(ActivityFailure.class, failure -> {
                    ApplicationFailure cause = (ApplicationFailure) failure.getCause();
                    assertThat(cause.getType()).isEqualTo("InsufficientDataError");
                    assertThat(cause.isNonRetryable()).isTrue();
                    assertThat(cause.getOriginalMessage())
                            .isEqualTo("Product requires minimum 30 days of sales data. Currently: 15 days.");
                });
    }

    @Test
    void whatDataAndFilesCanBreakIsRefusedByTypeAndEveryTypeHasAnAction() throws Exception {
        ProductTrainingInput input = steps.planned(steps.product("Roll", 120, 1), "Roll");
        UUID constant = registry.product(tenant, "Always five", 5, 120);
        ProductTrainingInput unknown =
                new ProductTrainingInput(tenant, input.jobId(), input.run(), UUID.randomUUID(), "Gone", null);
        ProductTrainingInput same =
                new ProductTrainingInput(tenant, input.jobId(), input.run(), constant, "Always five", null);
        assertThat(refusal(() -> steps.stub(CollectionActivities.class).collect(unknown)))
                .isEqualTo("UnknownProductError");
        assertThat(refusal(() -> steps.stub(CollectionActivities.class).collect(same)))
                .isEqualTo("NoVariationError");

        ArtifactReference data =
                steps.stub(CollectionActivities.class).collect(input).data();
        Files.write(files.resolve(data.key()), new byte[] {1, 2, 3});
        assertThat(refusal(() -> steps.stub(FeatureActivities.class)
                        .engineerFeatures(new FeatureActivities.FeatureInput(input, data))))
                .isEqualTo("CorruptArtifactError");
    }

    private static String refusal(Runnable step) {
        Throwable failure = catchThrowable(step::run);
        String type = ((ApplicationFailure) failure.getCause()).getType();
        assertThat(FailureType.named(type)).as(type).hasValueSatisfying(known -> assertThat(known.recommendedAction())
                .isNotBlank());
        return type;
    }

    @Test
    void nothingIsRegisteredOnceTheJobHasEnded() {
        UUID product = steps.product("Roll", 120, 1);
        ProductTrainingInput input = steps.planned(product, "Roll");
        registry.runs.finish(new JobRun(tenant, input.jobId(), 0), JobEnd.cancelled());

        assertThatThrownBy(() -> steps.train(input))
                .isInstanceOfSatisfying(ActivityFailure.class, failure -> assertThat(
                                ((ApplicationFailure) failure.getCause()).getType())
                        .isEqualTo("JobNotRunningError"));
        assertThat(registry.modelRows.latest(tenant, product)).isEmpty();
    }
}
