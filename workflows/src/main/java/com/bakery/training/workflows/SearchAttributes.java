package com.bakery.training.workflows;

import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The attributes by which operators find runs, all of type Keyword. A namespace may lack them: whoever starts a workflow
 * decides whether it carries them, and a workflow that carries none hands none on.
 */
public final class SearchAttributes {
    public static final SearchAttributeKey<String> TENANT_ID = SearchAttributeKey.forKeyword("TenantId");
    public static final SearchAttributeKey<String> JOB_ID = SearchAttributeKey.forKeyword("JobId");
    public static final SearchAttributeKey<String> PRODUCT_ID = SearchAttributeKey.forKeyword("ProductId");
    public static final SearchAttributeKey<String> TRAINING_STATUS = SearchAttributeKey.forKeyword("TrainingStatus");

    /** What a namespace must know before runs may carry attributes. */
    public static final List<SearchAttributeKey<String>> ALL = List.of(TENANT_ID, JOB_ID, PRODUCT_ID, TRAINING_STATUS);

    private static final String RUNNING = "running";

    private SearchAttributes() {}

    /** The attributes of a job's run ({@code productId} null) or of one product in it. */
    public static io.temporal.common.SearchAttributes of(UUID tenantId, UUID jobId, @Nullable UUID productId) {
        var attributes = io.temporal.common.SearchAttributes.newBuilder()
                .set(TENANT_ID, tenantId.toString())
                .set(JOB_ID, jobId.toString())
                .set(TRAINING_STATUS, RUNNING);
        return productId == null
                ? attributes.build()
                : attributes.set(PRODUCT_ID, productId.toString()).build();
    }

    /** Whether the workflow that asks was started with attributes. Part of its history, so replay sees the same. */
    public static boolean carried() {
        return Workflow.getTypedSearchAttributes().containsKey(TENANT_ID);
    }

    /** Shows how the workflow that asks has ended, if it carries attributes. */
    public static void ended(Enum<?> outcome) {
        if (carried()) {
            Workflow.upsertTypedSearchAttributes(
                    TRAINING_STATUS.valueSet(outcome.name().toLowerCase(Locale.ROOT)));
        }
    }
}
