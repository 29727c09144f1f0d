package com.bakery.training.workflows.training;

/**
 * Products of a job by how they ended.
 *
 * @param total products of the job
 * @param completed trained and registered
 * @param skipped unchanged since their deployed model
 * @param failed could not be trained
 */
public record ProductCounts(int total, int completed, int skipped, int failed) {
    /** Before anything is planned. */
    public static final ProductCounts NONE = new ProductCounts(0, 0, 0, 0);

    /** Products that need no more work. */
    public int ended() {
        return completed + skipped + failed;
    }

    /** These counts with one more product ended as {@code outcome}. */
    public ProductCounts plus(ProductOutcome outcome) {
        return switch (outcome) {
            case COMPLETED -> new ProductCounts(total, completed + 1, skipped, failed);
            case SKIPPED -> new ProductCounts(total, completed, skipped + 1, failed);
            case FAILED -> new ProductCounts(total, completed, skipped, failed + 1);
        };
    }
}
