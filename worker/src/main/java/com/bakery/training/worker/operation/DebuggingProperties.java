package com.bakery.training.worker.operation;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Switches for debugging; 0 and 1 are read, too.
 *
 * @param prophetVerbose the optimiser reports its iterations to the log
 * @param profiling each training records where its time went
 */
@ConfigurationProperties("training.debugging")
public record DebuggingProperties(boolean prophetVerbose, boolean profiling) {}
