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
 * @param afterRank products up to this rank are behind us; 0 at the start
 */
public record TrainingInput(
        UUID tenantId,
        UUID jobId,
        @Nullable String jobName,
        int run,
        Instant startedAt,
        Instant deadline,
        boolean force,
        FanOut fanOut,
        ProductCounts counts,
        int afterRank) {}
