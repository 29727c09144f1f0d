package com.bakery.training.registry.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who changes what a product serves, and why.
 *
 * @param actor subject of a token, or the job or process that acts
 * @param reason a sentence for people
 * @param figures the reason stands on; empty where the reason says it all
 */
public record Change(String actor, String reason, Map<String, ?> figures) {
    public Change {
        figures = Map.copyOf(figures);
    }

    /** A change that stands on its reason alone. */
    public static Change because(String actor, String reason) {
        return new Change(actor, reason, Map.of());
    }

    Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>(figures);
        details.put("reason", reason);
        return details;
    }
}
