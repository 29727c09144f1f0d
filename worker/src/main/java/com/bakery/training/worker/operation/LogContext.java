package com.bakery.training.worker.operation;

import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Says in every log line of an activity whom it works for: the ids of tenant, job and product, from the records the activity is
 * called with. New messages need nothing but the names {@code tenantId}, {@code jobId} and {@code productId}.
 */
public final class LogContext extends WorkerInterceptorBase {
    private static final Map<String, String> NAMES =
            Map.of("tenantId", "tenant_id", "jobId", "job_id", "productId", "product_id");

    /** A record inside a message, as the product in the input of a step; nothing lies deeper. */
    private static final int DEPTH = 2;

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            @Override
            public ActivityOutput execute(ActivityInput input) {
                Map<String, String> ids = new TreeMap<>();
                for (Object argument : input.getArguments()) {
                    collect(argument, DEPTH, ids);
                }
                ids.forEach(MDC::put);
                try {
                    return super.execute(input);
                } finally {
                    ids.keySet().forEach(MDC::remove);
                }
            }
        };
    }

    private static void collect(@Nullable Object message, int depth, Map<String, String> ids) {
        if (message == null || depth == 0 || !message.getClass().isRecord()) {
            return;
        }
        for (RecordComponent component : message.getClass().getRecordComponents()) {
            Object value = value(message, component);
            String name = NAMES.get(component.getName());
            if (name != null && value instanceof UUID id) {
                ids.putIfAbsent(name, id.toString());
            } else {
                collect(value, depth - 1, ids);
            }
        }
    }

    private static @Nullable Object value(Object message, RecordComponent component) {
        try {
            return component.getAccessor().invoke(message);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A message is no public record: " + message.getClass(), e);
        }
    }
}
