package com.bakery.training.worker.temporal;

import com.bakery.training.workflows.SearchAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the namespace know {@link SearchAttributes#ALL}, where this process has the right to. Where it has not, and nobody
 * else did, workflows are started without them: operators lose a filter, nobody loses a training.
 */
public final class SearchAttributeRegistration implements BooleanSupplier {
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(SearchAttributeRegistration.class);

    private final WorkflowClient client;
    private volatile boolean available;

    public SearchAttributeRegistration(WorkflowClient client) {
        this.client = client;
    }

    /** Whether workflows may be started with the attributes. False until {@link #register()} has found out. */
    @Override
    public boolean getAsBoolean() {
        return available;
    }

    /** Adds what is missing. Safe to repeat and to run in several processes at once; never fails. */
    public void register() {
        OperatorServiceStubs stubs = OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder(
                        client.getWorkflowServiceStubs().getOptions())
                .validateAndBuildWithDefaults());
        try {
            available = add(stubs, missing(stubs));
        } catch (StatusRuntimeException e) {
            available = false;
            log.warn("Runs carry no search attributes: {}", e.getMessage());
        } finally {
            stubs.shutdownNow();
        }
    }

    /** What a server that cannot list does not know counts as missing. */
    private List<String> missing(OperatorServiceStubs stubs) {
        Set<String> known = Set.of();
        try {
            known = calls(stubs)
                    .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                            .setNamespace(namespace())
                            .build())
                    .getCustomAttributesMap()
                    .keySet();
        } catch (StatusRuntimeException e) {
            log.debug("Search attributes cannot be listed: {}", e.getMessage());
        }
        Set<String> present = known;
        return SearchAttributes.ALL.stream()
                .map(SearchAttributeKey::getName)
                .filter(name -> !present.contains(name))
                .toList();
    }

    private boolean add(OperatorServiceStubs stubs, List<String> names) {
        if (names.isEmpty()) {
            return true;
        }
        AddSearchAttributesRequest.Builder request =
                AddSearchAttributesRequest.newBuilder().setNamespace(namespace());
        names.forEach(name -> request.putSearchAttributes(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        try {
            boolean answered = calls(stubs).addSearchAttributes(request.build()).isInitialized();
            log.info("Registered the search attributes {}", names);
            return answered;
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.ALREADY_EXISTS) {
                return true;
            }
            throw e;
        }
    }

    private String namespace() {
        return client.getOptions().getNamespace();
    }

    private static OperatorServiceBlockingStub calls(OperatorServiceStubs stubs) {
        return stubs.blockingStub().withDeadlineAfter(CALL.toMillis(), TimeUnit.MILLISECONDS);
    }
}
