package com.bakery.prophet;

/** Form of the trend. */
public enum Growth {
    LINEAR
}
