package com.bakery.training.activities;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.ProductPipeline;
import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.forecasting.model.ForecastRequest;
import com.bakery.forecasting.model.ProductForecast;
import com.bakery.training.activities.collection.CollectionActivitiesImpl;
import com.bakery.training.activities.collection.ProductDataReader;
import com.bakery.training.activities.collection.ShopNumbers;
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
import com.bakery.training.activities.storage.SharedArtifacts;
import com.bakery.training.activities.storage.StorageActivitiesImpl;
import com.bakery.training.activities.support.StagedFiles;
import com.bakery.training.activities.support.Steps;
import com.bakery.training.activities.validation.DeployedRecipes;
import com.bakery.training.activities.validation.ValidationActivitiesImpl;
import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.Gzip;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.log.LogEntry;
import com.bakery.training.registry.model.ModelArtifact;
import com.bakery.training.registry.model.TrainedModel;
import com.bakery.training.registry.paging.PageRequest;
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
import io.temporal.testing.TestActivityEnvironment;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** The six steps over a real database, a real store and the real pipeline, for tests that start from sales. */
public final class TrainingSteps implements AutoCloseable {
    public static final ActivitySettings SETTINGS =
            new ActivitySettings(3, Duration.ofMinutes(30), true, true, PipelineOptions.DEFAULT, FanOut.DEFAULT);

    public final UUID tenant = UUID.randomUUID();
    public final JobActivitiesImpl jobs;
    private final TestRegistry registry;
    private final ArtifactStore store;
    private final TestActivityEnvironment temporal;

    /** The steps of a tenant of its own. */
    public TrainingSteps(RegistryDatabase database, ArtifactStore store) {
        this(database, store, SETTINGS);
    }

    /** The same under other settings. */
    public TrainingSteps(RegistryDatabase database, ArtifactStore store, ActivitySettings settings) {
        this.registry = database.registry();
        this.store = store;
        temporal = TestActivityEnvironment.newInstance();
        Steps steps = new Steps(registry.trainings, registry.log);
        StagedFiles staged = new StagedFiles(store);
        ProductPipeline pipeline = new ProductPipeline();
        PooledModels pooled = new PooledModels(staged);
        JobOptions options = new JobOptions(registry.jobs, settings);
        ProductDataReader reader = new ProductDataReader(new ShopReader(
                registry.sales,
                new ShopNumbers(registry.regressors, registry.placeDays),
                registry.calendar,
                registry.settings));
        UnchangedProducts unchanged =
                new UnchangedProducts(reader, options, registry.modelRows, registry.models, Clock.systemUTC());
        jobs = new JobActivitiesImpl(registry.plan, registry.runs, unchanged, staged, null, Clock.systemUTC());
        temporal.registerActivitiesImplementations(
                new CollectionActivitiesImpl(reader, registry.products, staged, steps, settings),
                new FeatureActivitiesImpl(pipeline, options, pooled, staged, steps),
                new FittingActivitiesImpl(pipeline, registry.trainings, pooled, staged, steps),
                new ValidationActivitiesImpl(
                        pipeline, pooled, new DeployedRecipes(registry.modelRows, options), staged, steps),
                new StorageActivitiesImpl(pipeline, registry.models, store, steps, settings),
                new RegistrationActivitiesImpl(
                        registry.models,
                        registry.trainings,
                        registry.products,
                        registry.settings,
                        staged,
                        new SharedArtifacts(registry.files, registry.modelRows, store, registry.damage),
                        steps,
                        new CountingMetrics(),
                        options,
                        settings),
                new PooledActivitiesImpl(
                        new ShopProducts(registry.sales, reader),
                        new PooledNeed(registry.plan, registry.jobs, unchanged),
                        options,
                        staged,
                        registry.log));
    }

    @Override
    public void close() {
        temporal.close();
    }

    public ArtifactReference prepare(ProductTrainingInput product) {
        return stub(PooledActivities.class)
                .preparePooled(new JobActivities.JobRun(tenant, product.jobId(), product.run()));
    }

    public List<ProductForecast.Day> forecast(TrainedModel model) {
        ModelArtifact file = registry.modelRows.artifacts(tenant, model.id()).stream()
                .filter(artifact -> artifact.type().equals(ModelArtifact.MODEL_FILE))
                .findFirst()
                .orElseThrow();
        byte[] stored = store.read(file.key(), file.sha256(), ForecastCodec.MAX_BYTES);
        return ForecastCodec.readModel(Gzip.content(file.key(), stored, ForecastCodec.MAX_BYTES))
                .forecast(ForecastRequest.of(28))
                .days();
    }

    public double total(TrainedModel model) {
        return forecast(model).stream().mapToDouble(ProductForecast.Day::yhat).sum();
    }

    public List<String> logged(ProductTrainingInput product) {
        return registry.log.list(tenant, product.jobId(), new PageRequest(500, null)).items().stream()
                .map(LogEntry::message)
                .toList();
    }

    /** Everything from collecting to registering. */
    public RegisteredModel train(ProductTrainingInput product) {
        return register(stored(product));
    }

    /** A training whose model is stored and not registered yet. */
    public record Attempt(RegisterInput input) {}

    /** Everything before registering. */
    public Attempt stored(ProductTrainingInput product) {
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
        return new Attempt(new RegisterInput(product, data, candidate, validation, stored, 1_000));
    }

    public RegisteredModel register(Attempt attempt) {
        return stub(RegistrationActivities.class).register(attempt.input());
    }

    public <T> T stub(Class<T> activities) {
        return temporal.newActivityStub(
                activities,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .setRetryOptions(
                                RetryOptions.newBuilder().setMaximumAttempts(1).build())
                        .build());
    }

    public UUID product(String name, int days, long seed) {
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

    public ProductTrainingInput planned(UUID product, String name) {
        JobRun run = registry.runningJob(tenant);
        return new ProductTrainingInput(tenant, run.jobId(), run.run(), product, name, null);
    }
}
