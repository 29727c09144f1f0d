package com.bakery.training.api.problem;

import com.bakery.training.api.problem.Problems.FieldError;
import java.util.List;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every exception of a controller as a problem document; what is not expected says 500 and nothing more. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_SECONDS = "5";

    @ExceptionHandler(BodyTooLargeException.class)
    ResponseEntity<ProblemDetail> tooLarge(BodyTooLargeException failure) {
        return answer(Problems.tooLarge(failure.limit()));
    }

    @ExceptionHandler({
        TransientDataAccessException.class,
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<ProblemDetail> databaseAway(Exception failure) {
        log.warn("The database did not answer", failure);
        ErrorResponseException problem = Problems.unavailable("The database did not answer in time");
        return ResponseEntity.status(problem.getStatusCode())
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .body(problem.getBody());
    }

    /** The container reads the query late, when a controller asks for a parameter. */
    @ExceptionHandler(InvalidParameterException.class)
    ResponseEntity<ProblemDetail> unreadableQuery(InvalidParameterException failure) {
        log.debug("The query could not be read", failure);
        return ResponseEntity.badRequest()
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_REQUEST,
                        "The query is not readable: a parameter has no name or a broken escape"));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> unexpected(Exception failure) {
        log.error("Unexpected failure", failure);
        return ResponseEntity.internalServerError()
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.INTERNAL_SERVER_ERROR, "Unexpected failure; the log of the service says more"));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ErrorResponseException refusal = Bodies.refusal(failure);
        return handleExceptionInternal(failure, refusal.getBody(), headers, refusal.getStatusCode(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldError> errors = failure.getBindingResult().getFieldErrors().stream()
                .map(error -> new FieldError(
                        snake(error.getField()),
                        error.getDefaultMessage() + ", not '" + error.getRejectedValue() + "'"))
                .toList();
        return fields(failure, errors, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldError> errors = failure.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldError(
                                snake(String.valueOf(result.getMethodParameter().getParameterName())),
                                error.getDefaultMessage() + ", not '" + result.getArgument() + "'")))
                .toList();
        return fields(failure, errors, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = snake(String.valueOf(failure.getPropertyName()));
        String wanted = Expected.words(failure.getRequiredType());
        FieldError error = new FieldError(field, "'" + failure.getValue() + "' is not " + wanted);
        return fields(failure, List.of(error), headers, request);
    }

    private @Nullable ResponseEntity<Object> fields(
            Exception failure, List<FieldError> errors, HttpHeaders headers, WebRequest request) {
        HttpStatus status = HttpStatus.BAD_REQUEST;
        ProblemDetail problem =
                errors.isEmpty() ? ProblemDetail.forStatus(status) : Problems.fieldProblem(status, errors);
        return handleExceptionInternal(failure, problem, headers, status, request);
    }

    private static ResponseEntity<ProblemDetail> answer(ErrorResponseException problem) {
        return ResponseEntity.status(problem.getStatusCode()).body(problem.getBody());
    }

    /** The client's spelling of a Java name. */
    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
