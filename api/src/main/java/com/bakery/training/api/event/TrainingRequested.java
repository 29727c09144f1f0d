package com.bakery.training.api.event;

import com.bakery.training.registry.job.JobOrigin;
import com.bakery.training.registry.job.NewJob;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message that asks for training: from the orchestrator, or new sales data (which has no name, priority and force).
 *
 * @param eventId the same on every delivery of the same event
 * @param productIds null means all products with sales
 */
record TrainingRequested(
        @Nullable String eventId,
        @Nullable UUID tenantId,
        @Nullable List<UUID> productIds,
        @Nullable String jobName,
        @Nullable Integer priority,
        @Nullable Boolean force) {
    private static final int MAX_EVENT_ID = 255;

    /** They forge log lines, and one of them no database can store. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** @throws UnusableMessageException naming what is missing or out of range */
    NewJob toJob(JobOrigin origin, String defaultName) {
        if (eventId == null || eventId.isBlank() || eventId.length() > MAX_EVENT_ID) {
            throw new UnusableMessageException("event_id must have 1..255 characters");
        }
        if (tenantId == null) {
            throw new UnusableMessageException("tenant_id is missing");
        }
        requirePrintable("event_id", eventId);
        requirePrintable("job_name", jobName);
        if (productIds != null && productIds.contains(null)) {
            throw new UnusableMessageException("product_ids must not contain null");
        }
        try {
            return new NewJob(
                    tenantId,
                    Objects.requireNonNullElse(jobName, defaultName),
                    productIds,
                    Objects.requireNonNullElse(priority, 0),
                    Boolean.TRUE.equals(force),
                    null,
                    null,
                    origin,
                    null,
                    eventId);
        } catch (IllegalArgumentException e) {
            throw new UnusableMessageException(e.getMessage(), e);
        }
    }

    private static void requirePrintable(String field, @Nullable String text) {
        if (text != null && CONTROL.matcher(text).find()) {
            throw new UnusableMessageException(field + " must not contain control characters");
        }
    }
}
