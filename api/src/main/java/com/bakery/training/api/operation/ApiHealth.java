package com.bakery.training.api.operation;

import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.StorageProbe;
import com.bakery.training.registry.health.PartHealth;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import java.util.concurrent.TimeUnit;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of readiness beside the database. Without broker or Temporal requests are still taken: what they start waits in the database. */
@Configuration(proxyBeanMethods = false)
class ApiHealth {
    private static final long CALL_SECONDS = 2;

    @Bean
    @ConditionalOnMissingBean(name = "storageHealthIndicator")
    PartHealth storageHealthIndicator(ArtifactStore store) {
        return PartHealth.needed("storage", () -> StorageProbe.read(store));
    }

    @Bean
    @ConditionalOnMissingBean(name = "brokerHealthIndicator")
    PartHealth brokerHealthIndicator(ConnectionFactory broker) {
        return PartHealth.helpful("broker", () -> answers(broker));
    }

    @Bean
    @ConditionalOnMissingBean(name = "temporalHealthIndicator")
    PartHealth temporalHealthIndicator(WorkflowClient client) {
        return PartHealth.helpful("temporal", () -> client.getWorkflowServiceStubs()
                .blockingStub()
                .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                .getSystemInfo(GetSystemInfoRequest.getDefaultInstance()));
    }

    private static boolean answers(ConnectionFactory broker) {
        try (Connection connection = broker.createConnection()) {
            if (!connection.isOpen()) {
                throw new IllegalStateException("the connection is closed");
            }
            return true;
        }
    }
}
