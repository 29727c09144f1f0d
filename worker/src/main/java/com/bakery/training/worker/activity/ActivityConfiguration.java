package com.bakery.training.worker.activity;

import com.bakery.forecasting.ProductPipeline;
import com.bakery.training.activities.ActivitySettings;
import com.bakery.training.activities.TrainingMetrics;
import com.bakery.training.activities.collection.CollectionActivitiesImpl;
import com.bakery.training.activities.collection.ProductDataReader;
import com.bakery.training.activities.collection.ShopNumbers;
import com.bakery.training.activities.collection.ShopReader;
import com.bakery.training.activities.external.ExternalActivitiesImpl;
import com.bakery.training.activities.feature.FeatureActivitiesImpl;
import com.bakery.training.activities.feature.JobOptions;
import com.bakery.training.activities.fitting.FittingActivitiesImpl;
import com.bakery.training.activities.job.JobActivitiesImpl;
import com.bakery.training.activities.job.JobEnds;
import com.bakery.training.activities.job.UnchangedProducts;
import com.bakery.training.activities.pooled.PooledActivitiesImpl;
import com.bakery.training.activities.pooled.PooledModels;
import com.bakery.training.activities.pooled.PooledNeed;
import com.bakery.training.activities.pooled.ShopProducts;
import com.bakery.training.activities.queue.QueueActivitiesImpl;
import com.bakery.training.activities.queue.QueueWaker;
import com.bakery.training.activities.queue.WorkflowStarter;
import com.bakery.training.activities.registration.RegistrationActivitiesImpl;
import com.bakery.training.activities.schedule.ScheduleActivitiesImpl;
import com.bakery.training.activities.storage.SharedArtifacts;
import com.bakery.training.activities.storage.StorageActivitiesImpl;
import com.bakery.training.activities.support.Debugging;
import com.bakery.training.activities.support.StagedFiles;
import com.bakery.training.activities.support.Steps;
import com.bakery.training.activities.validation.DeployedRecipes;
import com.bakery.training.activities.validation.ValidationActivitiesImpl;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.ArtifactStores;
import com.bakery.training.registry.external.PlaceDayRepository;
import com.bakery.training.registry.job.JobPlan;
import com.bakery.training.registry.job.JobQueue;
import com.bakery.training.registry.job.JobRepository;
import com.bakery.training.registry.job.JobRuns;
import com.bakery.training.registry.job.ProductTrainings;
import com.bakery.training.registry.log.TrainingLog;
import com.bakery.training.registry.model.FileDamage;
import com.bakery.training.registry.model.ModelRegistry;
import com.bakery.training.registry.model.ModelRepository;
import com.bakery.training.registry.model.StoredFiles;
import com.bakery.training.registry.product.ProductRepository;
import com.bakery.training.registry.sales.CalendarRepository;
import com.bakery.training.registry.sales.RegressorRepository;
import com.bakery.training.registry.sales.SalesRepository;
import com.bakery.training.registry.settings.SettingsRepository;
import com.bakery.training.worker.WorkerProperties;
import com.bakery.training.worker.operation.DebuggingProperties;
import com.bakery.training.worker.temporal.ActivityObjects;
import com.bakery.training.worker.temporal.SearchAttributeRegistration;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes the activity objects by hand: what each may touch is written here. */
@Configuration(proxyBeanMethods = false)
public class ActivityConfiguration {

    @Bean
    ActivitySettings activitySettings(WorkerProperties properties) {
        return PipelineSettings.of(properties);
    }

    @Bean
    @ConditionalOnMissingBean
    ArtifactStore artifactStore(WorkerProperties properties, Environment environment) {
        return ArtifactStores.open(properties.modelStoragePath(), environment::getProperty);
    }

    @Bean
    StagedFiles stagedFiles(ArtifactStore store) {
        return new StagedFiles(store);
    }

    @Bean
    SharedArtifacts sharedArtifacts(StoredFiles files, ModelRepository models, ArtifactStore store, FileDamage damage) {
        return new SharedArtifacts(files, models, store, damage);
    }

    @Bean
    Steps steps(ProductTrainings trainings, TrainingLog log, DebuggingProperties debugging) {
        return new Steps(trainings, log, new Debugging(debugging.prophetVerbose(), debugging.profiling()));
    }

    @Bean
    JobOptions jobOptions(JobRepository jobs, ActivitySettings settings) {
        return new JobOptions(jobs, settings);
    }

    @Bean
    ProductDataReader productDataReader(
            SalesRepository sales,
            RegressorRepository regressors,
            PlaceDayRepository placeDays,
            CalendarRepository calendar,
            SettingsRepository settings) {
        ShopNumbers numbers = new ShopNumbers(regressors, placeDays);
        return new ProductDataReader(new ShopReader(sales, numbers, calendar, settings));
    }

    @Bean
    QueueWaker activityQueueWaker(WorkflowClient client) {
        return new QueueWaker(client);
    }

    @Bean
    WorkflowStarter workflowStarter(
            WorkflowClient client, JobPlan plan, ActivitySettings settings, SearchAttributeRegistration attributes) {
        return new WorkflowStarter(client, plan, settings, attributes);
    }

    @Bean
    JobEnds jobEnds(JobRuns runs, JobRepository jobs, TrainingMetrics metrics, QueueWaker activityQueueWaker) {
        return new JobEnds(runs, jobs, metrics, activityQueueWaker, Clock.systemUTC());
    }

    @Bean
    UnchangedProducts unchangedProducts(
            ProductDataReader reader, JobOptions options, ModelRepository models, ModelRegistry registry) {
        return new UnchangedProducts(reader, options, models, registry, Clock.systemUTC());
    }

    @Bean
    JobActivitiesImpl jobActivities(
            JobPlan plan, JobRuns runs, UnchangedProducts unchanged, StagedFiles staged, JobEnds ends) {
        return new JobActivitiesImpl(plan, runs, unchanged, staged, ends, Clock.systemUTC());
    }

    @Bean
    PooledActivitiesImpl pooledActivities(
            JobPlan plan,
            JobRepository jobs,
            SalesRepository sales,
            ProductDataReader reader,
            UnchangedProducts unchanged,
            JobOptions options,
            StagedFiles staged,
            TrainingLog log) {
        return new PooledActivitiesImpl(
                new ShopProducts(sales, reader), new PooledNeed(plan, jobs, unchanged), options, staged, log);
    }

    @Bean
    RegistrationActivitiesImpl registrationActivities(
            ModelRegistry models,
            ProductTrainings trainings,
            ProductRepository products,
            SettingsRepository places,
            StagedFiles files,
            SharedArtifacts shared,
            Steps steps,
            TrainingMetrics metrics,
            JobOptions options,
            ActivitySettings settings) {
        return new RegistrationActivitiesImpl(
                models, trainings, products, places, files, shared, steps, metrics, options, settings);
    }

    @Bean
    ActivityObjects activityObjects(
            ProductDataReader reader,
            ProductRepository products,
            ProductTrainings trainings,
            ModelRegistry registry,
            ModelRepository modelRows,
            ArtifactStore store,
            StagedFiles staged,
            Steps steps,
            JobOptions options,
            JobQueue queue,
            WorkflowStarter starter,
            TrainingMetrics metrics,
            JobActivitiesImpl jobs,
            PooledActivitiesImpl pooled,
            RegistrationActivitiesImpl registration,
            ScheduleActivitiesImpl schedules,
            ExternalActivitiesImpl external,
            ActivitySettings settings) {
        ProductPipeline pipeline = new ProductPipeline();
        PooledModels models = new PooledModels(staged);
        return new ActivityObjects(
                new CollectionActivitiesImpl(reader, products, staged, steps, settings),
                new FeatureActivitiesImpl(pipeline, options, models, staged, steps),
                pooled,
                new FittingActivitiesImpl(pipeline, trainings, models, staged, steps),
                new ValidationActivitiesImpl(pipeline, models, new DeployedRecipes(modelRows, options), staged, steps),
                new StorageActivitiesImpl(pipeline, registry, store, steps, settings),
                registration,
                jobs,
                new QueueActivitiesImpl(queue, starter, metrics, settings),
                schedules,
                external);
    }
}
