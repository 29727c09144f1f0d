package com.bakery.training.workflows;

import com.bakery.training.workflows.training.TrainingInput;

/** The one-line texts that the Temporal UI shows beside a run. */
final class Summaries {
    /** The server refuses longer ones. In bytes; names are cut well below it because they may be of any script. */
    private static final int MAX_NAME_LENGTH = 40;

    private Summaries() {}

    static String training(TrainingInput input) {
        String name =
                input.jobName() == null || input.jobName().isBlank() ? "Training job" : shortened(input.jobName());
        return input.run() == 0 ? name : name + " (retry " + input.run() + ")";
    }

    static String trainingDetails(TrainingInput input) {
        return "- job `%s`%n- tenant `%s`%n- deadline %s"
                .formatted(input.jobId(), input.tenantId(), input.deadline())
                .replace("\r", "");
    }

    private static String shortened(String name) {
        String line = name.replaceAll("\\s+", " ").strip();
        if (line.codePointCount(0, line.length()) <= MAX_NAME_LENGTH) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, MAX_NAME_LENGTH - 1)) + "…";
    }
}
