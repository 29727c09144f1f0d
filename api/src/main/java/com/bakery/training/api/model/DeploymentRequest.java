package com.bakery.training.api.model;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Why a deployment is changed by hand; the body may be left out.
 *
 * @param reason for the audit log and the version's {@code promotion}
 */
record DeploymentRequest(
        @Size(max = 500, message = "must have at most 500 characters")
                @Pattern(regexp = "^[^\\x00-\\x1F\\x7F]*$", message = "must not contain control characters")
                @Nullable
                String reason) {

    /** The reason given, or {@code otherwise}. */
    static String reason(@Nullable DeploymentRequest body, String otherwise) {
        return body == null || body.reason() == null || body.reason().isBlank() ? otherwise : body.reason();
    }
}
