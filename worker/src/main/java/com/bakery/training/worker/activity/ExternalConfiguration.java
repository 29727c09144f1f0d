package com.bakery.training.worker.activity;

import com.bakery.training.activities.external.ExternalActivitiesImpl;
import com.bakery.training.activities.external.ExternalMetrics;
import com.bakery.training.activities.external.ExternalSources;
import com.bakery.training.registry.external.ExternalFetches;
import com.bakery.training.registry.external.FetchedRows;
import com.bakery.training.registry.external.PlaceDayRepository;
import com.bakery.training.registry.job.JobRepository;
import com.bakery.training.registry.log.TrainingLog;
import com.bakery.training.registry.product.ProductRepository;
import com.bakery.training.registry.sales.SalesArrivals;
import com.bakery.training.registry.sales.SalesOrigin;
import com.bakery.training.registry.settings.SettingsRepository;
import com.bakery.training.worker.ExternalProperties;
import com.bakery.training.worker.WorkerProperties;
import com.bakery.training.worker.metric.MicrometerExternalMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The services that a job asks before it plans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExternalProperties.class)
public class ExternalConfiguration {
    /** Below the time that one attempt of the step may take. */
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(12);

    @Bean
    ExternalMetrics externalMetrics(MeterRegistry registry) {
        return new MicrometerExternalMetrics(registry);
    }

    @Bean
    @ConditionalOnMissingBean
    SalesOrigin salesOrigin(ExternalProperties properties) {
        return properties.salesServiceUrl().isBlank() ? SalesOrigin.UPLOADED : SalesOrigin.FETCHED;
    }

    @Bean
    ExternalSources externalSources(
            ExternalProperties properties,
            FetchedRows rows,
            ExternalFetches fetches,
            PlaceDayRepository days,
            ProductRepository products,
            SalesArrivals arrivals,
            ExternalMetrics metrics) {
        return new ExternalSources(properties.settings(), rows, fetches, days, products, arrivals, metrics);
    }

    /** A job waits for others half of its time at most: the rest is for training with what is there. */
    @Bean
    ExternalActivitiesImpl externalActivities(
            ExternalSources sources,
            FetchedRows rows,
            JobRepository jobs,
            SettingsRepository settings,
            TrainingLog log,
            WorkerProperties worker) {
        Duration half = worker.maxTrainingTime().dividedBy(2);
        Duration patience = half.compareTo(MOST_PATIENCE) < 0 ? half : MOST_PATIENCE;
        return new ExternalActivitiesImpl(sources, rows, jobs, settings, log, patience, Clock.systemUTC());
    }
}
