package com.bakery.training.worker.temporal;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Temporal server that this process talks to. It may start later than this process. */
public final class TemporalServer {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CALL = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(TemporalServer.class);

    private final WorkflowServiceStubs stubs;
    private final String namespace;
    private final Duration patience;

    /** @param patience how long to wait for the first answer */
    public TemporalServer(WorkflowClient client, Duration patience) {
        this.stubs = client.getWorkflowServiceStubs();
        this.namespace = client.getOptions().getNamespace();
        this.patience = patience;
    }

    /**
     * Returns when the server knows the namespace.
     *
     * @throws IllegalStateException if it does not within the patience, with the last reason
     */
    public void awaitAnswer() {
        Instant giveUp = Instant.now().plus(patience);
        String reason = refusal();
        if (!reason.isEmpty()) {
            log.warn("Waiting up to {} s for {}: {}", patience.toSeconds(), this, reason);
        }
        while (!reason.isEmpty()) {
            if (Instant.now().isAfter(giveUp)) {
                throw new IllegalStateException(this + " did not answer within " + patience.toSeconds() + " s: "
                        + reason + ". Check TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE.");
            }
            pause();
            reason = refusal();
        }
    }

    /**
     * Returns the state of the namespace in the server's word.
     *
     * @throws StatusRuntimeException if the server does not answer within five seconds, or does not know the namespace
     */
    public String requireAnswer() {
        return stubs.blockingStub()
                .withDeadlineAfter(CALL.toMillis(), TimeUnit.MILLISECONDS)
                .describeNamespace(DescribeNamespaceRequest.newBuilder()
                        .setNamespace(namespace)
                        .build())
                .getNamespaceInfo()
                .getState()
                .name();
    }

    /** Why the server cannot be used right now; empty if it can. */
    private String refusal() {
        try {
            log.debug("{} answers: {}", this, requireAnswer());
            return "";
        } catch (StatusRuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for Temporal", e);
        }
    }

    @Override
    public String toString() {
        return "Temporal at " + stubs.getOptions().getTarget() + ", namespace " + namespace;
    }
}
