package com.bakery.training.api.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start what to set, instead of a stack trace. */
final class MissingKeyFailureAnalyzer extends AbstractFailureAnalyzer<MissingKeyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingKeyException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ": the api can not tell its callers apart and does not start.",
                "Set JWT_SECRET to at least 32 bytes, or JWT_JWK_SET_URI to the identity provider's key set.",
                cause);
    }
}
