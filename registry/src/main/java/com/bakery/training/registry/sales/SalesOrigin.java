package com.bakery.training.registry.sales;

/** Where sales come from. */
public enum SalesOrigin {
    /** Uploads only: without them there is nothing to train. */
    UPLOADED,
    /** A job asks the Sales Service too, so it may begin without any. */
    FETCHED
}
