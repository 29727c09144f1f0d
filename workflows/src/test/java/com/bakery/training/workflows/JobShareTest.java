package com.bakery.training.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.workflows.training.FanOut;
import com.bakery.training.workflows.training.JobActivities;
import com.bakery.training.workflows.training.ProductCounts;
import com.bakery.training.workflows.training.TrainingInput;
import io.temporal.common.Priority;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobShareTest {
    private static final UUID TENANT = UUID.randomUUID();

    @Test
    void jobsOfATenantShareItsTurnsAndAnUrgentOneWeighsTenTimesAsMuch() {
        Priority usual = started(0);
        Priority urgent = started(9);

        assertThat(usual.getFairnessKey()).isEqualTo(TENANT.toString()).isEqualTo(urgent.getFairnessKey());
        assertThat(usual.getFairnessWeight()).isEqualTo(1);
        assertThat(urgent.getFairnessWeight()).isEqualTo(10);
        assertThat(urgent.getPriorityKey())
                .as("a strict order would let an urgent job of thousands keep everybody waiting")
                .isEqualTo(usual.getPriorityKey());
    }

    private static Priority started(int priority) {
        Instant now = Instant.EPOCH;
        TrainingInput input = TrainingInput.starting(
                new JobActivities.JobRun(TENANT, UUID.randomUUID(), 0),
                "job",
                now,
                now.plusSeconds(60),
                false,
                FanOut.DEFAULT,
                ProductCounts.NONE);
        return WorkflowStarts.training(input, priority, false).getPriority();
    }
}
