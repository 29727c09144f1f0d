package com.bakery.training.api.audit;

import com.bakery.training.api.security.Caller;
import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.model.TrainedModel;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes into the audit log who read a model. What can not be written down is not handed out. */
@Component
public class AccessLog {
    /** A dashboard asks for the same forecast all day; one row an hour says as much as hundreds. */
    private static final Duration SAME_READER = Duration.ofHours(1);

    private static final int MAX_READERS = 50_000;

    private final AuditLog audit;
    private final Cache<Read, Boolean> known = Caffeine.newBuilder()
            .maximumSize(MAX_READERS)
            .expireAfterWrite(SAME_READER)
            .build();

    private record Read(UUID tenantId, String actor, UUID modelId) {}

    AccessLog(AuditLog audit) {
        this.audit = audit;
    }

    /** {@code model.forecast_read}: once an hour per caller, model and instance. */
    public void forecastRead(Caller caller, TrainedModel model) {
        Read read = new Read(caller.tenantId(), caller.subject(), model.id());
        if (known.getIfPresent(read) == null) {
            append(caller, "model.forecast_read", model);
            known.put(read, Boolean.TRUE);
        }
    }

    /** {@code model.artifact_read}: every time a model's file leaves the service. */
    public void artifactRead(Caller caller, TrainedModel model) {
        append(caller, "model.artifact_read", model);
    }

    private void append(Caller caller, String action, TrainedModel model) {
        Map<String, ?> details = Map.of("model_version", model.modelVersion(), "product_id", model.productId());
        audit.append(caller.tenantId(), caller.subject(), action, "model/" + model.id(), details);
    }
}
