package com.bakery.training.api.training;

import com.bakery.training.api.queue.QueuePlaces;
import com.bakery.training.api.security.Caller;
import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.JobFilter;
import com.bakery.training.registry.job.JobRepository;
import com.bakery.training.registry.job.JobRuns;
import com.bakery.training.registry.job.JobStatus;
import com.bakery.training.registry.job.ProductTrainings;
import com.bakery.training.registry.job.QueuePlace;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What a tenant's people do with their jobs: the row first, then a hint to Temporal. */
@Component
class TenantJobs {
    private final JobRepository jobs;
    private final JobRuns runs;
    private final QueuePlaces places;
    private final ProductTrainings products;
    private final AuditLog audit;
    private final WorkflowSignals signals;
    private final Clock clock = Clock.systemUTC();

    TenantJobs(
            JobRepository jobs,
            JobRuns runs,
            QueuePlaces places,
            ProductTrainings products,
            AuditLog audit,
            WorkflowSignals signals) {
        this.jobs = jobs;
        this.runs = runs;
        this.places = places;
        this.products = products;
        this.audit = audit;
        this.signals = signals;
    }

    /** The job with what follows from its row. */
    JobView view(Job job) {
        return view(job, job.status() == JobStatus.PENDING ? places.now() : Map.of());
    }

    private JobView view(Job job, Map<UUID, QueuePlace> waiting) {
        return JobView.of(job, waiting.get(job.id()), steps(job), clock);
    }

    private Map<String, Integer> steps(Job job) {
        return job.status() == JobStatus.RUNNING ? products.stepCounts(job.tenantId(), job.id()) : Map.of();
    }

    Page<JobView> history(Caller caller, JobFilter filter, PageRequest page) {
        Page<Job> found = jobs.history(caller.tenantId(), filter, page);
        boolean anyWaits = found.items().stream().anyMatch(job -> job.status() == JobStatus.PENDING);
        Map<UUID, QueuePlace> waiting = anyWaits ? places.now() : Map.of();
        return found.map(job -> view(job, waiting));
    }

    /** Marks the row, then cancels the workflow; should that hint be lost, the reconciler finds the mark. */
    Job stop(Caller caller, Job job) {
        if (job.status().isEnded()) {
            return job;
        }
        Job stopped = recorded(caller, "job.stop_requested", job, () -> jobs.requestStop(job.tenantId(), job.id()));
        if (stopped.status() == JobStatus.RUNNING) {
            signals.cancel(stopped.id(), stopped.retryCount());
        }
        return stopped;
    }

    /** Back into the queue, for what failed or was not reached. */
    Job retry(Caller caller, Job job) {
        Job pending = recorded(caller, "job.retried", job, () -> runs.retry(job.tenantId(), job.id()));
        signals.wakeQueue();
        return pending;
    }

    void delete(Caller caller, Job job) {
        recorded(caller, "job.deleted", job, () -> {
            jobs.delete(job.tenantId(), job.id());
            return job;
        });
    }

    private Job recorded(Caller caller, String action, Job job, Supplier<Job> change) {
        return audit.recorded(caller.tenantId(), caller.subject(), action, "job/" + job.id(), null, change);
    }
}
