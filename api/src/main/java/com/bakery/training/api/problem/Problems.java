package com.bakery.training.api.problem;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals of this api as exceptions; each becomes a problem document with the status it names. */
public final class Problems {
    private Problems() {}

    /** What is wrong with one field: its name as the client wrote it, and the rule with the value. */
    public record FieldError(String field, String message) {
        /** Neither a value nor an unknown name of a megabyte is sent back. */
        private static final int LONGEST = 1_000;

        public FieldError {
            field = cut(field);
            message = cut(message);
        }

        private static String cut(String text) {
            return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        }
    }

    /** 400: the request can not be read or breaks a rule of its form. */
    public static ErrorResponseException badRequest(String detail) {
        return problem(HttpStatus.BAD_REQUEST, detail);
    }

    /** 400 about one field. */
    public static ErrorResponseException badField(String field, String message) {
        return fields(HttpStatus.BAD_REQUEST, List.of(new FieldError(field, message)));
    }

    /** 404, also for what belongs to another tenant: the two cannot be told apart. */
    public static ErrorResponseException notFound(String what) {
        return problem(HttpStatus.NOT_FOUND, "No such " + what);
    }

    /** 409: the state of the thing forbids it. */
    public static ErrorResponseException conflict(String detail) {
        return problem(HttpStatus.CONFLICT, detail);
    }

    /** 413: more bytes than the route takes. */
    public static ErrorResponseException tooLarge(long limit) {
        return problem(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than " + limit + " bytes");
    }

    /** 422: well-formed, but what it names makes no sense here. */
    public static ErrorResponseException unprocessable(String detail) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, detail);
    }

    /** 422 about one field. */
    public static ErrorResponseException unprocessableField(String field, String message) {
        return fields(HttpStatus.UNPROCESSABLE_CONTENT, List.of(new FieldError(field, message)));
    }

    /** 500: something of ours is broken, and trying again will not help. */
    public static ErrorResponseException broken(String detail) {
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, detail);
    }

    /** 503: a part this answer needs is away; worth another try. */
    public static ErrorResponseException unavailable(String detail) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, detail);
    }

    private static ErrorResponseException fields(HttpStatus status, List<FieldError> errors) {
        return new ErrorResponseException(status, fieldProblem(status, errors), null);
    }

    static ProblemDetail fieldProblem(HttpStatus status, List<FieldError> errors) {
        FieldError first = errors.get(0);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, first.field() + ": " + first.message());
        problem.setProperty("errors", errors);
        return problem;
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
