package com.bakery.training.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.ProductPipeline;
import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.forecasting.model.ForecastRequest;
import com.bakery.forecasting.model.ProductForecast;
import com.bakery.training.activities.collection.CollectionActivitiesImpl;
import com.bakery.training.activities.collection.ProductDataReader;
import com.bakery.training.activities.collection.ShopReader;
import com.bakery.training.activities.feature.FeatureActivitiesImpl;
import com.bakery.training.activities.feature.JobOptions;
import com.bakery.training.activities.fitting.FittingActivitiesImpl;
import com.bakery.training.activities.job.JobActivitiesImpl;
import com.bakery.training.activities.job.UnchangedProducts;
import com.bakery.training.activities.pooled.PooledActivitiesImpl;
import com.bakery.training.activities.pooled.PooledModels;
import com.bakery.training.activities.pooled.PooledNeed;
import com.bakery.training.activities.pooled.ShopProducts;
import com.bakery.training.activities.registration.RegistrationActivitiesImpl;
import com.bakery.training.activities.storage.StorageActivitiesImpl;
import com.bakery.training.activities.support.StagedFiles;
import com.bakery.training.activities.support.Steps;
import com.bakery.training.activities.validation.ValidationActivitiesImpl;
import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.ArtifactStores;
import com.bakery.training.registry.artifact.Gzip;
import com.bakery.training.registry.job.JobEnd;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.log.LogEntry;
import com.bakery.training.registry.model.ModelArtifact;
import com.bakery.training.registry.model.TrainedModel;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.sales.RegressorValue;
import com.bakery.training.registry.sales.SaleRow;
import com.bakery.training.workflows.training.ArtifactReference;
import com.bakery.training.workflows.training.CollectionActivities;
import com.bakery.training.workflows.training.FanOut;
import com.bakery.training.workflows.training.FeatureActivities;
import com.bakery.training.workflows.training.FittingActivities;
import com.bakery.training.workflows.training.JobActivities;
import com.bakery.training.workflows.training.PooledActivities;
import com.bakery.training.workflows.training.ProductTrainingInput;
import com.bakery.training.workflows.training.RegistrationActivities;
import com.bakery.training.workflows.training.RegistrationActivities.RegisterInput;
import com.bakery.training.workflows.training.RegistrationActivities.RegisteredModel;
import com.bakery.training.workflows.training.StorageActivities;
import com.bakery.training.workflows.training.StorageActivities.StoreInput;
import com.bakery.training.workflows.training.ValidationActivities;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The six steps over a real PostgreSQL, real files and the real pipeline. */
class SixStepsIT {
    private static final ActivitySettings SETTINGS =
            new ActivitySettings(3, Duration.ofMinutes(30), true, true, PipelineOptions.DEFAULT, FanOut.DEFAULT);

    @TempDir
    private Path files;

    private final UUID tenant = UUID.randomUUID();
    private RegistryDatabase database;
    private TestRegistry registry;
    private ArtifactStore store;
    private TestActivityEnvironment temporal;
    private JobActivitiesImpl jobs;

    @BeforeEach
    void open() {
        database = RegistryDatabase.open();
        registry = database.registry();
        store = ArtifactStores.open(files.toString());
        temporal = TestActivityEnvironment.newInstance();
        Steps steps = new Steps(registry.trainings, registry.log);
        StagedFiles staged = new StagedFiles(store);
        ProductPipeline pipeline = new ProductPipeline();
        PooledModels pooled = new PooledModels(staged);
        JobOptions options = new JobOptions(registry.jobs, SETTINGS);
        ProductDataReader reader = new ProductDataReader(
                new ShopReader(registry.sales, registry.regressors, registry.calendar, registry.settings));
        UnchangedProducts unchanged =
                new UnchangedProducts(reader, options, registry.modelRows, registry.models, Clock.systemUTC());
        jobs = new JobActivitiesImpl(registry.plan, registry.runs, unchanged, staged, null, Clock.systemUTC());
        temporal.registerActivitiesImplementations(
                new CollectionActivitiesImpl(reader, registry.products, staged, steps, SETTINGS),
                new FeatureActivitiesImpl(pipeline, options, pooled, staged, steps),
                new FittingActivitiesImpl(pipeline, registry.trainings, pooled, staged, steps),
                new ValidationActivitiesImpl(pipeline, pooled, staged, steps),
                new StorageActivitiesImpl(pipeline, registry.models, store, steps, SETTINGS),
                new RegistrationActivitiesImpl(
                        registry.models,
                        registry.trainings,
                        registry.products,
                        staged,
                        steps,
                        new CountingMetrics(),
                        options,
                        SETTINGS),
                new PooledActivitiesImpl(
                        new ShopProducts(registry.sales, reader),
                        new PooledNeed(registry.plan, registry.jobs, unchanged),
                        options,
                        staged,
                        registry.log));
    }

    @AfterEach
    void close() {
        temporal.close();
        database.close();
    }

    @Test
    void aProductBecomesADeployedModelThatForecastsAndRepeatingAStepChangesNothing() {
        UUID product = product("Roll", 120, 1);
        ProductTrainingInput input = planned(product, "Roll");

        RegisteredModel first = train(input);
        RegisteredModel again = train(input);

        assertThat(first.deployed()).isTrue();
        assertThat(again).isEqualTo(first);
        TrainedModel model = registry.modelRows.deployed(tenant, product).orElseThrow();
        assertThat(model.metrics().folds()).isEqualTo(8);
        assertThat(forecast(model)).hasSize(28).allSatisfy(day -> assertThat(day.yhat())
                .isPositive());
    }

    @Test
    void anUnchangedProductIsSkippedUnlessForced() {
        UUID product = product("Roll", 120, 1);
        ProductTrainingInput input = planned(product, "Roll");
        train(input);
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
        product("Bun", 240, 2);
        ProductTrainingInput input = planned(product("Roll", 240, 1), "Roll");

        ArtifactReference pooled = prepare(input);
        assertThat(pooled).isNotNull().isEqualTo(prepare(input));
        train(new ProductTrainingInput(
                tenant, input.jobId(), input.run(), input.productId(), input.productName(), pooled));

        TrainedModel model =
                registry.modelRows.deployed(tenant, input.productId()).orElseThrow();
        assertThat(model.algorithm()).contains("pooled");
        assertThat(model.metrics().details()).containsKeys("weights_week", "weights_month", "profile", "notes");
        assertThat(logged(input)).contains("Learnt from the shop's products (2), trees included.");
    }

    @Test
    void aYoungShopAndAnUnchangedOneGoWithoutTreesAndSayWhy() {
        ProductTrainingInput input = planned(product("Roll", 120, 1), "Roll");

        assertThat(prepare(input)).isNotNull();
        assertThat(logged(input))
                .contains(
                        "Learnt from the shop's products (1), without trees: the shop has 120 days of sales, they need"
                                + " 150.");

        train(input);
        registry.runs.finish(new JobRun(tenant, input.jobId(), 0), JobEnd.completed());
        ProductTrainingInput next = planned(input.productId(), "Roll");
        assertThat(prepare(next)).isNull();
        assertThat(logged(next))
                .containsExactly(
                        "Nothing was learnt from the shop as a whole: no product of the job is to be trained.");
    }

    @Test
    void aDayMarkedSoldOutChangesTheForecastAndTheHash() {
        UUID product = product("Roll", 120, 1);
        ProductTrainingInput input = planned(product, "Roll");
        train(input);
        TrainedModel plain = registry.modelRows.deployed(tenant, product).orElseThrow();
        registry.sales.upsert(
                tenant,
                registry.sales.series(tenant, product).stream()
                        .map(row -> new SaleRow(product, row.day(), row.quantity(), null, row.quantity() < 40))
                        .toList());
        registry.runs.finish(new JobRun(tenant, input.jobId(), 0), JobEnd.completed());

        ProductTrainingInput next = planned(product, "Roll");
        train(next);

        TrainedModel censored = registry.modelRows.latest(tenant, product).orElseThrow();
        assertThat(censored.dataHash()).isNotEqualTo(plain.dataHash());
        assertThat(total(censored)).isGreaterThan(1.02 * total(plain));
        assertThat(logged(next)).anyMatch(line -> line.contains("Sold out on 55 of 120 open days"));
    }

    @Test
    void aFlagThatEndsWithTheSalesIsSaidToBeLeftOutAndTheHorizonToBeMeasured() {
        UUID product = product("Roll", 120, 1);
        registry.regressors.upsert(
                tenant,
                IntStream.range(0, 120)
                        .mapToObj(day -> new RegressorValue(
                                "rain", TestRegistry.FIRST_DAY.plusDays(day), day % 5 == 0 ? 1.0 : 0.0))
                        .toList());
        ProductTrainingInput input = planned(product, "Roll");

        train(input);

        assertThat(logged(input))
                .anyMatch(line -> line.startsWith("rain: sales moved by") && line.contains("ends with the sales"))
                .contains("Accuracy and intervals are those of up to 28 days ahead.");
        TrainedModel model = registry.modelRows.deployed(tenant, product).orElseThrow();
        assertThat(model.metrics().details()).containsEntry("horizon", 28);
    }

    @Test
    void aProductWithTooFewDaysIsRefusedByTypeAndMessage() {
        product("Roll", 120, 1);
        UUID young = product("Tart", 15, 2);
        ProductTrainingInput input = planned(young, "Tart");

        assertThatThrownBy(() -> stub(CollectionActivities.class).collect(input))
                .isInstanceOfSatisfying(ActivityFailure.class, failure -> {
                    ApplicationFailure cause = (ApplicationFailure) failure.getCause();
                    assertThat(cause.getType()).isEqualTo("InsufficientDataError");
                    assertThat(cause.isNonRetryable()).isTrue();
                    assertThat(cause.getOriginalMessage())
                            .isEqualTo("Product requires minimum 30 days of sales data. Currently: 15 days.");
                });
    }

    @Test
    void nothingIsRegisteredOnceTheJobHasEnded() {
        UUID product = product("Roll", 120, 1);
        ProductTrainingInput input = planned(product, "Roll");
        registry.runs.finish(new JobRun(tenant, input.jobId(), 0), JobEnd.cancelled());

        assertThatThrownBy(() -> train(input)).isInstanceOfSatisfying(ActivityFailure.class, failure -> assertThat(
                        ((ApplicationFailure) failure.getCause()).getType())
                .isEqualTo("JobNotRunningError"));
        assertThat(registry.modelRows.latest(tenant, product)).isEmpty();
    }

    private ArtifactReference prepare(ProductTrainingInput product) {
        return stub(PooledActivities.class)
                .preparePooled(new JobActivities.JobRun(tenant, product.jobId(), product.run()));
    }

    private List<ProductForecast.Day> forecast(TrainedModel model) {
        ModelArtifact file = registry.modelRows.artifacts(tenant, model.id()).stream()
                .filter(artifact -> artifact.type().equals(ModelArtifact.MODEL_FILE))
                .findFirst()
                .orElseThrow();
        byte[] stored = store.read(file.key(), file.sha256(), ForecastCodec.MAX_BYTES);
        return ForecastCodec.readModel(Gzip.content(file.key(), stored, ForecastCodec.MAX_BYTES))
                .forecast(ForecastRequest.of(28))
                .days();
    }

    private double total(TrainedModel model) {
        return forecast(model).stream().mapToDouble(ProductForecast.Day::yhat).sum();
    }

    private List<String> logged(ProductTrainingInput product) {
        return registry.log.list(tenant, product.jobId(), new PageRequest(500, null)).items().stream()
                .map(LogEntry::message)
                .toList();
    }

    private RegisteredModel train(ProductTrainingInput product) {
        var data = stub(CollectionActivities.class).collect(product);
        var features = stub(FeatureActivities.class)
                .engineerFeatures(new FeatureActivities.FeatureInput(product, data.data()));
        var candidate = stub(FittingActivities.class)
                .fit(new FittingActivities.FitInput(product, data.data(), features.features()));
        var validation = stub(ValidationActivities.class)
                .validate(new ValidationActivities.ValidateInput(product, data.data(), features.features()));
        var stored = stub(StorageActivities.class)
                .store(new StoreInput(
                        product, data.data(), features.features(), candidate.candidate(), validation.validation()));
        return stub(RegistrationActivities.class)
                .register(new RegisterInput(product, data, candidate, validation, stored, 1_000));
    }

    private <T> T stub(Class<T> activities) {
        return temporal.newActivityStub(
                activities,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .setRetryOptions(
                                RetryOptions.newBuilder().setMaximumAttempts(1).build())
                        .build());
    }

    private UUID product(String name, int days, long seed) {
        UUID id = registry.product(tenant, name, 1, 1);
        Random random = new Random(seed);
        List<SaleRow> rows = IntStream.range(0, days)
                .mapToObj(day -> new SaleRow(
                        id,
                        TestRegistry.FIRST_DAY.plusDays(day),
                        Math.max(1, Math.round(40 + 10 * Math.sin(2 * Math.PI * day / 7) + 4 * random.nextGaussian())),
                        null,
                        null))
                .toList();
        registry.sales.upsert(tenant, rows);
        return id;
    }

    private ProductTrainingInput planned(UUID product, String name) {
        JobRun run = registry.runningJob(tenant);
        return new ProductTrainingInput(tenant, run.jobId(), run.run(), product, name, null);
    }
}
