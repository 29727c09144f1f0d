package com.bakery.training.standalone.demo;

import com.bakery.training.standalone.demo.TrainingClient.JobStatus;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/** A line whenever a job has got further, for logs and pipes. */
final class ProgressLines implements ProgressDisplay {
    private final PrintStream out;
    private final Map<String, JobStatus> shown = new HashMap<>();

    ProgressLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(String label, JobStatus status) {
        if (!status.equals(shown.put(label, status))) {
            out.printf(
                    "%-14s %3d %%  %d of %d products  %s%n",
                    label, status.percentage(), status.productsEnded(), status.productsTotal(), status.step());
        }
    }

    @Override
    public void close() {
        out.flush();
    }
}
