package com.bakery.training.registry.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A running job: what its workflow needs to start, for the first time or again.
 *
 * @param productsTotal how many products the request named or the tenant had, until they are planned
 * @param startedAt when this run was admitted
 * @param deadline the instant after which it fails
 * @param stopRequestedAt a stop was asked for; the workflow may not know yet
 */
public record AdmittedJob(
        JobRun run,
        @Nullable String name,
        int priority,
        boolean force,
        int productsTotal,
        Instant startedAt,
        Instant deadline,
        @Nullable Instant stopRequestedAt) {}
