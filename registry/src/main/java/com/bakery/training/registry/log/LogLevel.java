package com.bakery.training.registry.log;

/** The levels of training logs, as their callers know them. */
public enum LogLevel {
    DEBUG,
    INFO,
    WARNING,
    ERROR
}
