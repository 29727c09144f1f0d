package com.bakery.training.activities.external;

import com.bakery.training.activities.external.ExternalFetch.Report;
import com.bakery.training.activities.external.ExternalFetch.Scope;
import com.bakery.training.activities.external.http.SourceException;
import com.bakery.training.activities.support.Failures;
import com.bakery.training.activities.support.HeartbeatMonitor;
import com.bakery.training.activities.support.Runs;
import com.bakery.training.registry.external.FetchedRows;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.JobRepository;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.log.LogLevel;
import com.bakery.training.registry.log.NewLogEntry;
import com.bakery.training.registry.log.TrainingLog;
import com.bakery.training.registry.settings.SettingsRepository;
import com.bakery.training.registry.sql.TenantLockedException;
import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.training.ExternalActivities;
import com.bakery.training.workflows.training.JobActivities;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Asks one source after the other, each on its own: what one costs another never pays. */
public final class ExternalActivitiesImpl implements ExternalActivities {
    private static final String STEP = "external_data";

    private final ExternalSources sources;
    private final FetchedRows rows;
    private final JobRepository jobs;
    private final SettingsRepository settings;
    private final TrainingLog log;
    private final Duration patience;
    private final Clock clock;

    /** @param patience how long a job waits for all sources together; what one leaves over the next ones share */
    public ExternalActivitiesImpl(
            ExternalSources sources,
            FetchedRows rows,
            JobRepository jobs,
            SettingsRepository settings,
            TrainingLog log,
            Duration patience,
            Clock clock) {
        this.sources = sources;
        this.rows = rows;
        this.jobs = jobs;
        this.settings = settings;
        this.log = log;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public FetchedData fetchExternalData(JobActivities.JobRun job) {
        JobRun run = Runs.of(job);
        boolean force = jobs.find(run.tenantId(), run.jobId()).map(Job::force).orElse(false);
        int taken = 0;
        int refused = 0;
        List<String> unavailable = new ArrayList<>();
        long end = System.nanoTime()
                + left(patience, Activity.getExecutionContext().getInfo()).toNanos();
        int left = sources.fetches().size();
        for (ExternalFetch fetch : sources.fetches()) {
            long start = System.nanoTime();
            Duration share = Duration.ofNanos((end - start) / left--);
            Scope scope = new Scope(
                    run.tenantId(),
                    settings.find(run.tenantId()),
                    force,
                    clock.instant(),
                    new BoundedWait(HeartbeatMonitor.ofThisActivity(), share));
            try {
                Report report = fetch.fetch(scope);
                say(run, fetch.source(), report, start);
                taken += report.rows();
                refused += report.refused().total();
            } catch (SourceException e) {
                unavailable.add(fetch.source());
                sayUnavailable(run, fetch.source(), String.valueOf(e.getMessage()), start);
            } catch (TenantLockedException e) {
                unavailable.add(fetch.source());
                sayUnavailable(run, fetch.source(), "an upload is being written and its rows have to wait", start);
            }
        }
        requireSales(run);
        return new FetchedData(taken, refused, unavailable);
    }

    /** What an earlier attempt took is gone; what the first one waited in the queue is not the sources' time. Both times are the server's. */
    static Duration left(Duration patience, ActivityInfo attempt) {
        if (attempt.getAttempt() <= 1) {
            return patience;
        }
        // scheduled is when the first attempt was
        Duration gone = Duration.ofMillis(attempt.getStartedTimestamp() - attempt.getScheduledTimestamp());
        Duration left = patience.minus(gone);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void requireSales(JobRun run) {
        if (sources.haveSales() && rows.sold(run.tenantId()).isEmpty()) {
            throw Failures.failure(
                    FailureType.NO_SALES,
                    "There are no sales: none were uploaded, and the Sales Service gave none (see the job's log).",
                    null);
        }
    }

    private void sayUnavailable(JobRun run, String source, String why, long start) {
        say(run, LogLevel.WARNING, source + ": " + why + ". The job goes on with what is there.", start);
    }

    private void say(JobRun run, String source, Report report, long start) {
        if (!report.said().isEmpty()) {
            say(run, LogLevel.INFO, source + ": " + report.said(), start);
        }
        if (!report.incomplete().isEmpty()) {
            say(run, LogLevel.WARNING, source + ": not asked, " + report.incomplete() + ".", start);
        }
        if (report.refused().total() > 0) {
            say(run, LogLevel.WARNING, source + ": " + report.refused().sentence() + ".", start);
        }
    }

    private void say(JobRun run, LogLevel level, String message, long start) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        NewLogEntry line = new NewLogEntry(run.jobId(), null, level, STEP, message, millis, Map.of("run", run.run()));
        log.append(run.tenantId(), List.of(line));
    }
}
