package com.bakery.training.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.standalone.demo.TrainingClient;
import com.bakery.training.standalone.demo.TrainingClient.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;

/** Waiting for jobs. */
final class Jobs {
    private static final Duration POLL = Duration.ofMillis(200);

    private Jobs() {}

    /** Waits until the job has ended and returns how. */
    static JobStatus awaitEnd(TrainingClient client, UUID job, Duration patience) throws InterruptedException {
        return await(client, job, patience, JobStatus::ended);
    }

    /** Waits until at least {@code products} products of the job have ended. */
    static JobStatus awaitProducts(TrainingClient client, UUID job, int products, Duration patience)
            throws InterruptedException {
        return await(client, job, patience, status -> status.productsEnded() >= products || status.ended());
    }

    private static JobStatus await(TrainingClient client, UUID job, Duration patience, Predicate<JobStatus> reached)
            throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        JobStatus status = client.status(job);
        while (!reached.test(status)) {
            assertThat(Instant.now()).as("job %s is still %s", job, status).isBefore(deadline);
            Thread.sleep(POLL.toMillis());
            status = client.status(job);
        }
        return status;
    }
}
