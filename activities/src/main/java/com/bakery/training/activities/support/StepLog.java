package com.bakery.training.activities.support;

import com.bakery.training.registry.log.LogLevel;
import com.bakery.training.registry.log.NewLogEntry;
import com.bakery.training.workflows.training.ProductTrainingInput;
import com.bakery.training.workflows.training.TrainingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The log lines of one step of one product, written together when the step is done. */
public final class StepLog {
    private final ProductTrainingInput product;
    private final TrainingStep step;
    private final List<NewLogEntry> lines = new ArrayList<>();

    StepLog(ProductTrainingInput product, TrainingStep step) {
        this.product = product;
        this.step = step;
    }

    public void info(String message) {
        lines.add(NewLogEntry.of(product.jobId(), product.productId(), LogLevel.INFO, step.label(), message));
    }

    public void warn(String message) {
        lines.add(NewLogEntry.of(product.jobId(), product.productId(), LogLevel.WARNING, step.label(), message));
    }

    /** The last line: what the step did and how long it took. */
    void done(String message, long millis, Map<String, ?> metadata) {
        lines.add(new NewLogEntry(
                product.jobId(), product.productId(), LogLevel.INFO, step.label(), message, millis, metadata));
    }

    List<NewLogEntry> lines() {
        return lines;
    }
}
