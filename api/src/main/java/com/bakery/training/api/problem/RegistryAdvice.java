package com.bakery.training.api.problem;

import com.bakery.training.registry.job.IdempotencyConflictException;
import com.bakery.training.registry.job.IntakeRefusedException;
import com.bakery.training.registry.job.JobNotFoundException;
import com.bakery.training.registry.job.JobStateException;
import com.bakery.training.registry.paging.InvalidCursorException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the registry refuses, as problem documents; asked before the advice for everything else. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RegistryAdvice {

    @ExceptionHandler(JobNotFoundException.class)
    ResponseEntity<ProblemDetail> noJob(JobNotFoundException refusal) {
        return answer(Problems.notFound("job"));
    }

    @ExceptionHandler(JobStateException.class)
    ResponseEntity<ProblemDetail> state(JobStateException refusal) {
        return answer(Problems.conflict(String.valueOf(refusal.getMessage())));
    }

    @ExceptionHandler({IntakeRefusedException.class, IdempotencyConflictException.class})
    ResponseEntity<ProblemDetail> refused(RuntimeException refusal) {
        return answer(Problems.unprocessable(String.valueOf(refusal.getMessage())));
    }

    @ExceptionHandler(InvalidCursorException.class)
    ResponseEntity<ProblemDetail> cursor(InvalidCursorException refusal) {
        return answer(Problems.badField("cursor", "is not one that this list gave out"));
    }

    private static ResponseEntity<ProblemDetail> answer(ErrorResponseException problem) {
        return ResponseEntity.status(problem.getStatusCode()).body(problem.getBody());
    }
}
