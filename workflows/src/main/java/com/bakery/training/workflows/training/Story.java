package com.bakery.training.workflows.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts that make a run readable in the Temporal UI: one-line summaries and details in Markdown. */
public final class Story {
    /** Summaries may have 200 bytes; a character of any script has at most four. */
    private static final int MAX_NAME_LENGTH = 40;

    private static final List<TrainingStep> STEPS = List.of(
            TrainingStep.COLLECT,
            TrainingStep.ENGINEER_FEATURES,
            TrainingStep.FIT,
            TrainingStep.VALIDATE,
            TrainingStep.STORE,
            TrainingStep.REGISTER);

    private Story() {}

    /** The line beside a job's run. */
    public static String summary(TrainingInput job) {
        String name = job.jobName() == null || job.jobName().isBlank() ? "Training job" : shortened(job.jobName());
        return job.run() == 0 ? name : name + " (retry " + job.run() + ")";
    }

    /** What does not change about a job, as a list. */
    public static String details(TrainingInput job) {
        return "- job `" + job.jobId() + "`\n- tenant `" + job.tenantId() + "`\n- deadline " + job.deadline();
    }

    /** How far a job is. */
    static String of(TrainingProgress progress) {
        ProductCounts counts = progress.counts();
        return "**" + progress.percentage() + " %** " + progress.currentStep() + "\n\n"
                + "| products | trained | unchanged | failed |\n|---|---|---|---|\n"
                + "| " + counts.total() + " | " + counts.completed() + " | " + counts.skipped() + " | "
                + counts.failed() + " |"
                + ending(progress.outcome());
    }

    /** Where a product is. */
    static String of(ProductTrainingInput product, TrainingStep step) {
        return "**" + oneLine(product.productName()) + "**: step " + (STEPS.indexOf(step) + 1) + " of " + STEPS.size()
                + ", `" + step.label() + "`";
    }

    /** How a product ended. */
    static String of(ProductTrainingInput product, ProductTrainingResult result) {
        String name = "**" + oneLine(product.productName()) + "**: ";
        return result.failure() == null
                ? name + "model `" + result.modelVersion() + "` is registered"
                : name + "`" + result.failure().typeName() + "` " + result.message() + "\n\n> "
                        + result.failure().recommendedAction();
    }

    /** A name that fits into a summary: one line, cut with an ellipsis. */
    static String shortened(String name) {
        String line = oneLine(name);
        if (line.codePointCount(0, line.length()) <= MAX_NAME_LENGTH) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, MAX_NAME_LENGTH - 1)) + "…";
    }

    private static String ending(@Nullable JobOutcome outcome) {
        return outcome == null ? "" : "\n\nEnded: `" + outcome + "`";
    }

    private static String oneLine(String name) {
        return name.replaceAll("\\s+", " ").strip();
    }
}
