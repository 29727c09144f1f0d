package com.bakery.training.activities.support;

import com.bakery.forecasting.TrainingMonitor;
import com.bakery.training.registry.log.LogLevel;
import com.bakery.training.registry.log.NewLogEntry;
import com.bakery.training.workflows.training.ProductTrainingInput;
import com.bakery.training.workflows.training.TrainingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The log lines of one step of one product, written together when the step is done. */
public final class StepLog {
    private final ProductTrainingInput product;
    private final TrainingStep step;
    private final boolean verbose;
    private final @Nullable StepProfile profile;
    private final List<NewLogEntry> lines = new ArrayList<>();

    StepLog(ProductTrainingInput product, TrainingStep step, Debugging debugging) {
        this.product = product;
        this.step = step;
        this.verbose = debugging.verbose();
        this.profile = debugging.profiling() ? new StepProfile() : null;
    }

    /** The monitor for the step's computation: {@code heartbeat}, and whoever looks closer. */
    public TrainingMonitor monitor(TrainingMonitor heartbeat) {
        return verbose || profile != null ? new StepMonitor(heartbeat, verbose, profile) : heartbeat;
    }

    /** A line about something the data rules found; analytics read its kind. */
    public void finding(LogLevel level, String kind, String message) {
        lines.add(new NewLogEntry(
                product.jobId(), product.productId(), level, step.label(), message, null, Map.of("finding", kind)));
    }

    public void info(String message) {
        lines.add(NewLogEntry.of(product.jobId(), product.productId(), LogLevel.INFO, step.label(), message));
    }

    public void warn(String message) {
        lines.add(NewLogEntry.of(product.jobId(), product.productId(), LogLevel.WARNING, step.label(), message));
    }

    /** The last line: what the step did and how long it took. */
    void done(String message, long millis) {
        Map<String, Object> metadata = new TreeMap<>(Map.of("run", product.run()));
        if (profile != null) {
            metadata.put("profile", profile.metadata());
        }
        lines.add(new NewLogEntry(
                product.jobId(), product.productId(), LogLevel.INFO, step.label(), message, millis, metadata));
    }

    List<NewLogEntry> lines() {
        return lines;
    }
}
