package com.bakery.training.activities.external.http;

import java.time.Duration;

/**
 * What one answer may cost.
 *
 * @param timeout from the request to the last byte
 * @param maxBytes of the body
 */
public record HttpLimits(Duration timeout, long maxBytes) {
    public HttpLimits {
        if (timeout.isNegative() || timeout.isZero() || maxBytes < 1) {
            throw new IllegalArgumentException(
                    "Limits must be above 0, not " + timeout + " and " + maxBytes + " bytes");
        }
    }
}
