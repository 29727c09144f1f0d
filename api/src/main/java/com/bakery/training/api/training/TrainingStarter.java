package com.bakery.training.api.training;

import com.bakery.training.api.problem.Problems;
import com.bakery.training.api.security.Caller;
import com.bakery.training.registry.job.IntakeResult;
import com.bakery.training.registry.job.JobIntake;
import com.bakery.training.registry.job.JobOrigin;
import com.bakery.training.registry.job.NewJob;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a start request into a row of the queue and wakes the queue. */
@Component
class TrainingStarter {
    private static final int MAX_KEY = 255;

    private final JobIntake intake;
    private final WorkflowSignals signals;
    private final RequestHash hash;

    TrainingStarter(JobIntake intake, WorkflowSignals signals, RequestHash hash) {
        this.intake = intake;
        this.signals = signals;
        this.hash = hash;
    }

    /** Queues the job; the same key with the same request gets the first answer. */
    IntakeResult start(Caller caller, StartTrainingRequest request, @Nullable String key) {
        TrainingOptions.check(Objects.requireNonNullElse(request.options(), Map.of()));
        IntakeResult result = intake.insert(job(caller, request, idempotency(request, key)));
        if (result.created()) {
            signals.wakeQueue();
        }
        return result;
    }

    private static NewJob job(Caller caller, StartTrainingRequest request, NewJob.@Nullable Idempotency idempotency) {
        return new NewJob(
                caller.tenantId(),
                request.jobName(),
                request.products(),
                request.priorityOrDefault(),
                request.forced(),
                request.options(),
                caller.userId(),
                JobOrigin.REQUEST,
                idempotency,
                null);
    }

    private NewJob.@Nullable Idempotency idempotency(StartTrainingRequest request, @Nullable String key) {
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > MAX_KEY) {
            throw Problems.badField(StartController.IDEMPOTENCY_KEY, "must have 1..255 characters");
        }
        return new NewJob.Idempotency(key, hash.of(request));
    }
}
