package com.bakery.training.standalone;

import com.bakery.training.standalone.embedded.EmbeddedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words, without a stack trace, why an embedded part did not start. */
final class EmbeddedFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
