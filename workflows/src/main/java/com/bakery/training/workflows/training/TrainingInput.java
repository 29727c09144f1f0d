package com.bakery.training.workflows.training;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a job needs to know.
 *
 * @param run 0 for the job itself, n for its n-th retry of failed products
 * @param startedAt when the job's run started; the same over restarts and continued runs
 * @param deadline the instant after which the job fails; absolute, so that time while the server was down counts
 * @param force trains unchanged products too
 * @param fanOut sizes of the fan-out
 * @param counts what the rows say at the start: a restarted job begins its progress here
 * @param continuation what an earlier run handed over when it continued as new; null when the job starts or restarts
 */
public record TrainingInput(
        UUID tenantId,
        UUID jobId,
        int run,
        @Nullable String jobName,
        Instant startedAt,
        Instant deadline,
        boolean force,
        FanOut fanOut,
        ProductCounts counts,
        @Nullable Continuation continuation) {

    /** A job's first run, or a fresh start of it by the reconciler. */
    public static TrainingInput starting(
            JobActivities.JobRun job,
            @Nullable String jobName,
            Instant startedAt,
            Instant deadline,
            boolean force,
            FanOut fanOut,
            ProductCounts counts) {
        return new TrainingInput(
                job.tenantId(), job.jobId(), job.run(), jobName, startedAt, deadline, force, fanOut, counts, null);
    }

    /** The run of the job, as its activities name it. */
    public JobActivities.JobRun job() {
        return new JobActivities.JobRun(tenantId, jobId, run);
    }

    /** The same job, going on in a new run. */
    TrainingInput continued(ProductCounts sofar, Continuation next) {
        return new TrainingInput(tenantId, jobId, run, jobName, startedAt, deadline, force, fanOut, sofar, next);
    }

    /**
     * What a run hands over to the next when it continues as new.
     *
     * @param afterRank products up to this rank are behind us
     * @param pooled what the shop's products share
     * @param percentage progress never falls below it
     * @param trainingSince when the first product was started
     * @param trained products that ended since then, skipped ones left out
     */
    public record Continuation(
            int afterRank, @Nullable ArtifactReference pooled, int percentage, Instant trainingSince, int trained) {}
}
