package com.bakery.training.worker.temporal;

/**
 * How much one process does at a time.
 *
 * @param training short activities that wait for database or files; below the size of the connection pool
 * @param fitting fits and validations, one per processor
 */
public record WorkerSlots(int training, int fitting) {
    public WorkerSlots {
        requirePositive("training", training);
        requirePositive("fitting", fitting);
    }

    private static void requirePositive(String name, int slots) {
        if (slots < 1) {
            throw new IllegalArgumentException(name + " slots must be above 0, not " + slots);
        }
    }
}
