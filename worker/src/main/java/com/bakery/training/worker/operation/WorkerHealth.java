package com.bakery.training.worker.operation;

import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.StorageProbe;
import com.bakery.training.registry.health.PartHealth;
import com.bakery.training.worker.temporal.TemporalServer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of readiness beside the database and the broker, of which registry and relay speak. Without one of these nothing can be trained. */
@Configuration(proxyBeanMethods = false)
public class WorkerHealth {

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
