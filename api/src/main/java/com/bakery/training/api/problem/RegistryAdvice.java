package com.bakery.training.api.problem;

import com.bakery.forecasting.model.InvalidFileException;
import com.bakery.training.registry.artifact.ArtifactException;
import com.bakery.training.registry.erasure.TenantBusyException;
import com.bakery.training.registry.job.IdempotencyConflictException;
import com.bakery.training.registry.job.IntakeRefusedException;
import com.bakery.training.registry.job.JobNotFoundException;
import com.bakery.training.registry.job.JobStateException;
import com.bakery.training.registry.model.AliasRefusedException;
import com.bakery.training.registry.model.ModelDamagedException;
import com.bakery.training.registry.model.ModelInUseException;
import com.bakery.training.registry.model.ModelNotFoundException;
import com.bakery.training.registry.model.NoPreviousVersionException;
import com.bakery.training.registry.paging.InvalidCursorException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What registry and models refuse, as problem documents; asked before the advice for everything else. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RegistryAdvice {
    private static final Logger log = LoggerFactory.getLogger(RegistryAdvice.class);

    @ExceptionHandler(JobNotFoundException.class)
    ResponseEntity<ProblemDetail> noJob(JobNotFoundException refusal) {
        return answer(Problems.notFound("job"));
    }

    @ExceptionHandler({
        JobStateException.class,
        NoPreviousVersionException.class,
        ModelDamagedException.class,
        ModelInUseException.class,
        TenantBusyException.class
    })
    ResponseEntity<ProblemDetail> state(RuntimeException refusal) {
        return answer(Problems.conflict(String.valueOf(refusal.getMessage())));
    }

    @ExceptionHandler({IntakeRefusedException.class, IdempotencyConflictException.class})
    ResponseEntity<ProblemDetail> refused(RuntimeException refusal) {
        return answer(Problems.unprocessable(String.valueOf(refusal.getMessage())));
    }

    @ExceptionHandler(AliasRefusedException.class)
    ResponseEntity<ProblemDetail> alias(AliasRefusedException refusal) {
        return answer(Problems.unprocessableField("aliases", String.valueOf(refusal.getMessage())));
    }

    @ExceptionHandler(InvalidCursorException.class)
    ResponseEntity<ProblemDetail> cursor(InvalidCursorException refusal) {
        return answer(Problems.badField("cursor", "is not one that this list gave out"));
    }

    @ExceptionHandler(ModelNotFoundException.class)
    ResponseEntity<ProblemDetail> noModel(ModelNotFoundException refusal) {
        return answer(Problems.notFound("model"));
    }

    /** The key stays in the log: it is a path. */
    @ExceptionHandler({ArtifactException.class, InvalidFileException.class})
    ResponseEntity<ProblemDetail> damaged(RuntimeException damage) {
        log.error("A model's file can not be served", damage);
        return answer(Problems.broken("The model's file is missing or damaged and is not served; train it again"));
    }

    @ExceptionHandler(UncheckedIOException.class)
    ResponseEntity<ProblemDetail> storageAway(UncheckedIOException failure) {
        log.warn("The model storage did not answer", failure);
        return answer(Problems.unavailable("The model storage did not answer"));
    }

    private static ResponseEntity<ProblemDetail> answer(ErrorResponseException problem) {
        return ResponseEntity.status(problem.getStatusCode()).body(problem.getBody());
    }
}
