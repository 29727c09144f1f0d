package com.bakery.training.workflows.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.workflows.TaskQueues;
import com.bakery.training.workflows.WorkflowIds;
import com.bakery.training.workflows.WorkflowStarts;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TrainingQueueWorkflowTest {
    private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();
    private final AtomicInteger rounds = new AtomicInteger();
    private volatile boolean broken;

    @BeforeEach
    void startWorker() {
        var worker = environment.newWorker(TaskQueues.TRAINING);
        worker.registerWorkflowImplementationTypes(TrainingQueueWorkflowImpl.class);
        worker.registerActivitiesImplementations((QueueActivities) this::admit);
        environment.start();
    }

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void admitsAtOnceAndThenEveryThirtySeconds() {
        start();

        environment.sleep(Duration.ofSeconds(95));

        assertThat(rounds).hasValue(4);
    }

    @Test
    void aWakeUpAdmitsAtOnce() {
        TrainingQueueWorkflow queue = start();
        environment.sleep(Duration.ofSeconds(1));

        queue.wake();
        environment.sleep(Duration.ofSeconds(1));

        assertThat(rounds).hasValue(2);
    }

    @Test
    void anAdmissionThatFailsNeverEndsTheLoop() {
        broken = true;
        start();
        environment.sleep(Duration.ofMinutes(3));
        broken = false;
        int before = rounds.get();

        environment.sleep(Duration.ofMinutes(1));

        assertThat(rounds.get()).isGreaterThan(before);
    }

    @Test
    void startingItTwiceIsOneLoop() {
        start();
        start();

        environment.sleep(Duration.ofSeconds(10));

        assertThat(rounds).hasValue(1);
    }

    @Test
    void goesOnInANewRunAfterABoundedNumberOfRounds() {
        WorkflowStub stub = WorkflowStub.fromTyped(start());

        environment.sleep(Duration.ofHours(2));

        assertThat(rounds).hasValueBetween(239, 241);
        assertThat(environment
                        .getWorkflowClient()
                        .fetchHistory(WorkflowIds.QUEUE)
                        .getHistory()
                        .getEventsCount())
                .as("events of the run that goes on")
                .isLessThan(1_000);
        assertThat(stub.describe().getWorkflowExecutionInfo().getExecution().getRunId())
                .isNotEqualTo(stub.getExecution().getRunId());
    }

    private TrainingQueueWorkflow start() {
        TrainingQueueWorkflow queue =
                environment.getWorkflowClient().newWorkflowStub(TrainingQueueWorkflow.class, WorkflowStarts.queue());
        WorkflowClient.start(queue::run);
        return queue;
    }

    private int admit() {
        rounds.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("database is away");
        }
        return 1;
    }
}
