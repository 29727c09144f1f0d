package com.bakery.training.api.training;

import com.bakery.training.api.security.Caller;
import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.JobFilter;
import com.bakery.training.registry.job.JobQueue;
import com.bakery.training.registry.job.JobRepository;
import com.bakery.training.registry.job.JobRuns;
import com.bakery.training.registry.job.JobStatus;
import com.bakery.training.registry.job.ProductTrainings;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a tenant's people do with their jobs: the row first, then a hint to Temporal. */
@Component
class TenantJobs {
    private final JobRepository jobs;
    private final JobRuns runs;
    private final JobQueue queue;
    private final ProductTrainings products;
    private final AuditLog audit;
    private final WorkflowSignals signals;
    private final Clock clock = Clock.systemUTC();

    TenantJobs(
            JobRepository jobs,
            JobRuns runs,
            JobQueue queue,
            ProductTrainings products,
            AuditLog audit,
            WorkflowSignals signals) {
        this.jobs = jobs;
        this.runs = runs;
        this.queue = queue;
        this.products = products;
        this.audit = audit;
        this.signals = signals;
    }

    /** The job with what follows from its row. */
    JobView view(Job job) {
        Integer position =
                job.status() == JobStatus.PENDING ? queue.position(job.id()).orElse(null) : null;
        return JobView.of(job, position, steps(job), clock);
    }

    private Map<String, Integer> steps(Job job) {
        return job.status() == JobStatus.RUNNING ? products.stepCounts(job.tenantId(), job.id()) : Map.of();
    }

    Page<JobView> history(Caller caller, JobFilter filter, PageRequest page) {
        return jobs.history(caller.tenantId(), filter, page).map(this::view);
    }

    /** Marks the row, then cancels the workflow; should that hint be lost, the reconciler finds the mark. */
    Job stop(Caller caller, Job job) {
        Job stopped = jobs.requestStop(caller.tenantId(), job.id());
        if (!job.status().isEnded()) {
            record(caller, "job.stop_requested", job);
        }
        if (stopped.status() == JobStatus.RUNNING) {
            signals.cancel(stopped.id(), stopped.retryCount());
        }
        return stopped;
    }

    Job retry(Caller caller, Job job) {
        Job pending = runs.retry(caller.tenantId(), job.id());
        record(caller, "job.retried", job);
        signals.wakeQueue();
        return pending;
    }

    void delete(Caller caller, Job job) {
        jobs.delete(caller.tenantId(), job.id());
        record(caller, "job.deleted", job);
    }

    private void record(Caller caller, String action, Job job) {
        audit.append(caller.tenantId(), caller.subject(), action, "job/" + job.id(), null);
    }
}
