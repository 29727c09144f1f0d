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
import com.bakery.training.registry.sales.SalesOrigin;
import com.bakery.training.registry.settings.SettingsRepository;
import com.bakery.training.worker.ExternalProperties;
import com.bakery.training.worker.metric.MicrometerExternalMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The services that a job asks before it plans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExternalProperties.class)
public class ExternalConfiguration {

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
            SettingsRepository settings,
            ExternalMetrics metrics) {
        return new ExternalSources(properties.settings(), rows, fetches, days, products, settings, metrics);
    }

    @Bean
    ExternalActivitiesImpl externalActivities(
            ExternalSources sources, FetchedRows rows, JobRepository jobs, TrainingLog log) {
        return new ExternalActivitiesImpl(sources, rows, jobs, log, Clock.systemUTC());
    }
}
