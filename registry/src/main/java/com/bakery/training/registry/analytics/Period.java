package com.bakery.training.registry.analytics;

/** The steps of a trend; weeks start on Monday, all of them in UTC. */
public enum Period {
    DAY,
    WEEK,
    MONTH
}
