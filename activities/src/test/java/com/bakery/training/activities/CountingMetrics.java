package com.bakery.training.activities;

import com.bakery.training.workflows.training.JobOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Remembers what was counted. */
public final class CountingMetrics implements TrainingMetrics {
    public final List<String> counted = new ArrayList<>();

    @Override
    public void jobStarted(UUID tenantId) {
        counted.add("started");
    }

    @Override
    public void jobEnded(UUID tenantId, JobOutcome outcome, Duration duration) {
        counted.add("ended " + outcome);
    }

    @Override
    public void jobReconciled(ReconcileOutcome outcome) {
        counted.add("reconciled " + outcome);
    }

    @Override
    public void modelTrained(UUID tenantId, String category, Double accuracyPercentage, Double mae) {
        counted.add("trained");
    }
}
