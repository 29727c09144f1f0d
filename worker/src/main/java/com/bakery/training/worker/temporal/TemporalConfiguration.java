package com.bakery.training.worker.temporal;

import com.bakery.training.worker.WorkerProperties;
import com.bakery.training.workflows.TrainingDataConverter;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The Temporal side over the client that the starter makes. The starter's own workers stay off: ours are listed in one class. */
@Configuration(proxyBeanMethods = false)
public class TemporalConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DataConverter trainingDataConverter() {
        return TrainingDataConverter.create();
    }

    @Bean
    TemporalServer temporalServer(WorkflowClient client, WorkerProperties properties) {
        return new TemporalServer(client, properties.startupTimeout());
    }

    @Bean
    SearchAttributeRegistration searchAttributeRegistration(WorkflowClient client) {
        return new SearchAttributeRegistration(client);
    }

    @Bean
    TemporalWorkers temporalWorkers(
            WorkflowClient client,
            TemporalServer server,
            SearchAttributeRegistration searchAttributes,
            ActivityObjects activities,
            WorkerProperties properties) {
        WorkerSlots slots = new WorkerSlots(properties.trainingSlots(), properties.effectiveFittingSlots());
        return new TemporalWorkers(client, server, searchAttributes, activities, slots);
    }
}
