package com.bakery.training.worker.operation;

import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.StorageProbe;
import com.bakery.training.registry.health.PartHealth;
import com.bakery.training.registry.tenancy.DatabaseProbe;
import com.bakery.training.registry.tenancy.Transactions;
import com.bakery.training.worker.temporal.TemporalServer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of readiness but the broker, of which the relay speaks. Without one of these nothing can be trained. */
@Configuration(proxyBeanMethods = false)
public class WorkerHealth {

    @Bean
    @ConditionalOnMissingBean(name = "databaseHealthIndicator")
    PartHealth databaseHealthIndicator(Transactions transactions) {
        return PartHealth.needed("database", () -> DatabaseProbe.answers(transactions));
    }

    @Bean
    @ConditionalOnMissingBean(name = "storageHealthIndicator")
    PartHealth storageHealthIndicator(ArtifactStore store) {
        return PartHealth.needed("storage", () -> StorageProbe.write(store));
    }

    @Bean
    @ConditionalOnMissingBean(name = "temporalHealthIndicator")
    PartHealth temporalHealthIndicator(TemporalServer server) {
        return PartHealth.needed("temporal", server::requireAnswer);
    }
}
