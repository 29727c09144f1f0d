package com.bakery.training.api.problem;

import com.bakery.training.api.problem.Problems.FieldError;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a body that could not be read, told without class names. */
public final class Bodies {
    private Bodies() {}

    /** The refusal for a failed read: 413 where the limit was passed, else 400 naming the field or the line. */
    public static ErrorResponseException refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException tooLarge) {
                return Problems.tooLarge(tooLarge.limit());
            }
            if (cause instanceof JacksonException json && !(json.getCause() instanceof IOException)) {
                return malformed(json);
            }
        }
        return Problems.badRequest("The body is missing or can not be read");
    }

    private static ErrorResponseException malformed(JacksonException json) {
        FieldError error = fieldError(json);
        return error == null ? Problems.badRequest(syntax(json)) : Problems.badField(error.field(), error.message());
    }

    private static @Nullable FieldError fieldError(JacksonException json) {
        if (json instanceof UnrecognizedPropertyException unknown) {
            return new FieldError(path(json), "is not known; known are " + unknown.getKnownPropertyIds());
        }
        if (json instanceof InvalidFormatException format) {
            String wanted = Expected.words(format.getTargetType());
            return new FieldError(path(json), "'" + format.getValue() + "' is not " + wanted);
        }
        return json instanceof MismatchedInputException && !json.getPath().isEmpty()
                ? new FieldError(path(json), "has the wrong type or value")
                : null;
    }

    private static String syntax(JacksonException json) {
        var location = json.getLocation();
        return location == null
                ? "The body is not the JSON expected here"
                : "The body is not the JSON expected here, line " + location.getLineNr() + ", column "
                        + location.getColumnNr();
    }

    private static String path(JacksonException json) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : json.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
