package com.bakery.training.standalone.demo;

import com.bakery.training.standalone.demo.TrainingClient.JobStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** A live bar per job. */
final class ProgressBars implements ProgressDisplay {
    private static final int REFRESH_MILLIS = 250;

    private final Map<String, ProgressBar> bars = new LinkedHashMap<>();

    ProgressBars(List<String> labels) {
        for (String label : labels) {
            bars.put(
                    label,
                    ProgressBar.builder()
                            .setTaskName(label)
                            .setInitialMax(1)
                            .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                            .setUpdateIntervalMillis(REFRESH_MILLIS)
                            .build());
        }
    }

    @Override
    public void show(String label, JobStatus status) {
        Objects.requireNonNull(bars.get(label), label)
                .maxHint(Math.max(1, status.productsTotal()))
                .stepTo(status.productsEnded())
                .setExtraMessage(status.step());
    }

    @Override
    public void close() {
        bars.values().forEach(ProgressBar::close);
    }
}
