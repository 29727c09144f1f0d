package com.bakery.training.registry;

import com.bakery.training.registry.analytics.AccuracyAnalytics;
import com.bakery.training.registry.analytics.DurationAnalytics;
import com.bakery.training.registry.analytics.PerformanceAnalytics;
import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.event.OutboxRepository;
import com.bakery.training.registry.job.JobIntake;
import com.bakery.training.registry.job.JobPlan;
import com.bakery.training.registry.job.JobQueue;
import com.bakery.training.registry.job.JobRepository;
import com.bakery.training.registry.job.JobRuns;
import com.bakery.training.registry.job.ProductTrainings;
import com.bakery.training.registry.log.TrainingLog;
import com.bakery.training.registry.model.ModelRegistry;
import com.bakery.training.registry.model.ModelRepository;
import com.bakery.training.registry.product.ProductRepository;
import com.bakery.training.registry.sales.CalendarRepository;
import com.bakery.training.registry.sales.RegressorRepository;
import com.bakery.training.registry.sales.SalesRepository;
import com.bakery.training.registry.settings.SettingsRepository;
import com.bakery.training.registry.tenancy.ExclusiveLock;
import com.bakery.training.registry.tenancy.Transactions;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Everything of this module over one data source. The artifact store is not among it: its place is a setting of the process,
 * see {@link com.bakery.training.registry.artifact.ArtifactStores}.
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

    @Bean
    JobIntake jobIntake(Transactions transactions, JobQueue queue) {
        return new JobIntake(transactions, queue);
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
    TrainingLog trainingLog(Transactions transactions) {
        return new TrainingLog(transactions);
    }

    @Bean
    AuditLog auditLog(Transactions transactions) {
        return new AuditLog(transactions);
    }

    @Bean
    OutboxRepository outboxRepository(Transactions transactions) {
        return new OutboxRepository(transactions);
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
}
