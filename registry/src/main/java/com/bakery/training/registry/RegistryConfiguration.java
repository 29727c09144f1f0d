package com.bakery.training.registry;

import com.bakery.training.registry.analytics.AccuracyAnalytics;
import com.bakery.training.registry.analytics.DurationAnalytics;
import com.bakery.training.registry.analytics.PerformanceAnalytics;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.erasure.TenantErasure;
import com.bakery.training.registry.event.OutboxRepository;
import com.bakery.training.registry.external.ExternalFetches;
import com.bakery.training.registry.external.FetchedRows;
import com.bakery.training.registry.external.PlaceDayRepository;
import com.bakery.training.registry.health.PartHealth;
import com.bakery.training.registry.job.JobIntake;
import com.bakery.training.registry.job.JobPlan;
import com.bakery.training.registry.job.JobQueue;
import com.bakery.training.registry.job.JobRepository;
import com.bakery.training.registry.job.JobRuns;
import com.bakery.training.registry.job.ProductTrainings;
import com.bakery.training.registry.job.QueueOutlook;
import com.bakery.training.registry.limit.BucketStates;
import com.bakery.training.registry.limit.SocketLeases;
import com.bakery.training.registry.live.LiveScores;
import com.bakery.training.registry.log.TrainingLog;
import com.bakery.training.registry.model.FileDamage;
import com.bakery.training.registry.model.ModelAliases;
import com.bakery.training.registry.model.ModelDeletion;
import com.bakery.training.registry.model.ModelRegistry;
import com.bakery.training.registry.model.ModelRepository;
import com.bakery.training.registry.model.ModelRetention;
import com.bakery.training.registry.model.OrphanFiles;
import com.bakery.training.registry.model.StoredFiles;
import com.bakery.training.registry.product.ProductRepository;
import com.bakery.training.registry.sales.CalendarRepository;
import com.bakery.training.registry.sales.RegressorRepository;
import com.bakery.training.registry.sales.SalesArrivals;
import com.bakery.training.registry.sales.SalesOrigin;
import com.bakery.training.registry.sales.SalesRepository;
import com.bakery.training.registry.schedule.ScheduleRepository;
import com.bakery.training.registry.settings.SettingsRepository;
import com.bakery.training.registry.tenancy.DatabaseProbe;
import com.bakery.training.registry.tenancy.ExclusiveLock;
import com.bakery.training.registry.tenancy.Transactions;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Everything of this module over one data source. The artifact store is the process's: its place is a setting, see {@link com.bakery.training.registry.artifact.ArtifactStores}.
 */
@Configuration(proxyBeanMethods = false)
public class RegistryConfiguration {
    @Bean
    Transactions transactions(DataSource dataSource) {
        return new Transactions(dataSource);
    }

    @Bean
    ExclusiveLock exclusiveLock(DataSource dataSource) {
        return new ExclusiveLock(dataSource);
    }

    @Bean
    JobQueue jobQueue(Transactions transactions) {
        return new JobQueue(transactions);
    }

    /** Sales that nobody uploaded may come with the job itself where the process names a {@link SalesOrigin}. */
    @Bean
    JobIntake jobIntake(Transactions transactions, Optional<SalesOrigin> origin) {
        return new JobIntake(transactions, origin.orElse(SalesOrigin.UPLOADED));
    }

    @Bean
    QueueOutlook queueOutlook(Transactions transactions) {
        return new QueueOutlook(transactions);
    }

    @Bean
    JobRepository jobRepository(Transactions transactions) {
        return new JobRepository(transactions);
    }

    @Bean
    JobRuns jobRuns(Transactions transactions) {
        return new JobRuns(transactions);
    }

    @Bean
    JobPlan jobPlan(Transactions transactions) {
        return new JobPlan(transactions);
    }

    @Bean
    ProductTrainings productTrainings(Transactions transactions) {
        return new ProductTrainings(transactions);
    }

    @Bean
    ModelRegistry modelRegistry(Transactions transactions) {
        return new ModelRegistry(transactions);
    }

    @Bean
    ModelRepository modelRepository(Transactions transactions) {
        return new ModelRepository(transactions);
    }

    @Bean
    ModelAliases modelAliases(Transactions transactions) {
        return new ModelAliases(transactions);
    }

    @Bean
    SalesArrivals salesArrivals(Transactions transactions) {
        return new SalesArrivals(transactions);
    }

    @Bean
    LiveScores liveScores(Transactions transactions) {
        return new LiveScores(transactions);
    }

    @Bean
    ModelDeletion modelDeletion(Transactions transactions) {
        return new ModelDeletion(transactions);
    }

    @Bean
    ModelRetention modelRetention(Transactions transactions) {
        return new ModelRetention(transactions);
    }

    @Bean
    StoredFiles storedFiles(Transactions transactions) {
        return new StoredFiles(transactions);
    }

    @Bean
    FileDamage fileDamage(Transactions transactions) {
        return new FileDamage(transactions);
    }

    @Bean
    OrphanFiles orphanFiles(Transactions transactions) {
        return new OrphanFiles(transactions);
    }

    @Bean
    ProductRepository productRepository(Transactions transactions) {
        return new ProductRepository(transactions);
    }

    @Bean
    SalesRepository salesRepository(Transactions transactions) {
        return new SalesRepository(transactions);
    }

    @Bean
    RegressorRepository regressorRepository(Transactions transactions) {
        return new RegressorRepository(transactions);
    }

    @Bean
    CalendarRepository calendarRepository(Transactions transactions) {
        return new CalendarRepository(transactions);
    }

    @Bean
    SettingsRepository settingsRepository(Transactions transactions) {
        return new SettingsRepository(transactions);
    }

    @Bean
    ScheduleRepository scheduleRepository(Transactions transactions) {
        return new ScheduleRepository(transactions);
    }

    @Bean
    FetchedRows fetchedRows(Transactions transactions) {
        return new FetchedRows(transactions);
    }

    @Bean
    ExternalFetches externalFetches(Transactions transactions) {
        return new ExternalFetches(transactions);
    }

    @Bean
    PlaceDayRepository placeDayRepository(Transactions transactions) {
        return new PlaceDayRepository(transactions);
    }

    @Bean
    TrainingLog trainingLog(Transactions transactions) {
        return new TrainingLog(transactions);
    }

    @Bean
    AuditLog auditLog(Transactions transactions) {
        return new AuditLog(transactions);
    }

    @Bean
    TenantErasure tenantErasure(Transactions transactions, ArtifactStore store, ExclusiveLock lock) {
        return new TenantErasure(transactions, store, lock);
    }

    @Bean
    OutboxRepository outboxRepository(Transactions transactions) {
        return new OutboxRepository(transactions);
    }

    @Bean
    BucketStates bucketStates(Transactions transactions) {
        return new BucketStates(transactions);
    }

    @Bean
    SocketLeases socketLeases(Transactions transactions) {
        return new SocketLeases(transactions);
    }

    @Bean
    PerformanceAnalytics performanceAnalytics(Transactions transactions) {
        return new PerformanceAnalytics(transactions);
    }

    @Bean
    AccuracyAnalytics accuracyAnalytics(Transactions transactions) {
        return new AccuracyAnalytics(transactions);
    }

    @Bean
    DurationAnalytics durationAnalytics(Transactions transactions) {
        return new DurationAnalytics(transactions);
    }

    /** A part of every process' readiness. */
    @Bean
    PartHealth databaseHealthIndicator(Transactions transactions) {
        return PartHealth.needed("database", () -> DatabaseProbe.answers(transactions));
    }
}
