package com.bakery.training.workflows.training;

import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.Histories;
import com.bakery.training.workflows.WorkflowIds;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Writes the histories that the replay tests replay. Not run by the build (its name is not a test's): run it from a working
 * build, with {@code -Dtest=HistoryRecorder}, before a change that old runs must survive, and commit what it writes. With TEMPORAL_TEST_ADDRESS they come from a
 * real server, as the committed ones do.
 */
class HistoryRecorder {
    private final TrainingTestBed bed = new TrainingTestBed();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void happy() throws IOException {
        bed.job.withProducts(3).withUnchanged("p3");
        bed.run();
        record("training-happy", job());
        record("product-happy", product("p1"));
    }

    @Test
    void failingProduct() throws IOException {
        bed.job.withProducts(2);
        bed.steps.refusing("collect", "p1", FailureType.INSUFFICIENT_DATA, "Currently: 15 days.");
        bed.run();
        record("training-failing-product", job());
        record("product-failing", product("p1"));
    }

    @Test
    void externalData() throws IOException {
        bed.job.withProducts(2);
        bed.run();
        record("training-external-data", job());
    }

    @Test
    void allFailing() throws IOException {
        bed.job.withProducts(1);
        bed.steps.refusing("fit", "p1", FailureType.NO_CONVERGENCE, "no descent");
        bed.run();
        record("training-all-failing", job());
    }

    @Test
    void brokenChild() throws IOException {
        bed.job.withProducts(2);
        bed.steps.refusing("collect", "p1", FailureType.INSUFFICIENT_DATA, "Currently: 15 days.");
        bed.steps.refusesToRecord = true;
        bed.run();
        record("training-broken-child", job());
    }

    @Test
    void cancelled() throws IOException, InterruptedException {
        bed.job.withProducts(2);
        bed.steps.endless = true;
        TrainingWorkflow workflow = bed.start();
        bed.steps.fitting.await(20, TimeUnit.SECONDS);
        WorkflowStub.fromTyped(workflow).cancel("stop requested");
        try {
            TrainingTestBed.resultOf(workflow);
        } catch (WorkflowFailedException cancelled) {
            record("training-cancelled", job());
            record("product-cancelled", product("p1"));
        }
    }

    @Test
    void deadline() throws IOException {
        bed.job.withProducts(2);
        bed.steps.endless = true;
        bed.withMaxTime(Duration.ofSeconds(2)).run();
        record("training-deadline", job());
    }

    @Test
    void continuedAsNew() throws IOException {
        bed.job.withProducts(5);
        TrainingWorkflow workflow = bed.withFanOut(2, 3, 2).start();
        String firstRun = WorkflowStub.fromTyped(workflow).getExecution().getRunId();
        TrainingTestBed.resultOf(workflow);
        Histories.write("training-continued-1", bed.client.fetchHistory(job(), firstRun));
        record("training-continued-2", job());
    }

    private void record(String name, String workflowId) throws IOException {
        Histories.write(name, bed.client.fetchHistory(workflowId));
    }

    private String job() {
        return WorkflowIds.training(bed.job.id, 0);
    }

    private String product(String name) {
        return WorkflowIds.product(bed.job.id, 0, FakeJob.id(name));
    }
}
