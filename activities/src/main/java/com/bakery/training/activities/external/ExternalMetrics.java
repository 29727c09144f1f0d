package com.bakery.training.activities.external;

import com.bakery.training.activities.external.http.SourceException.Outcome;

/** Hears how requests to other services ended, to be counted. Implementations are thread-safe and never throw. */
public interface ExternalMetrics {
    /** One request, every repetition counted. */
    void request(String source, Outcome outcome);
}
