package com.bakery.training.registry;

import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.event.OutboxRepository;
import com.bakery.training.registry.external.ExternalFetches;
import com.bakery.training.registry.external.FetchedRows;
import com.bakery.training.registry.external.PlaceDayRepository;
import com.bakery.training.registry.job.AdmittedJob;
import com.bakery.training.registry.job.JobIntake;
import com.bakery.training.registry.job.JobOrigin;
import com.bakery.training.registry.job.JobPlan;
import com.bakery.training.registry.job.JobQueue;
import com.bakery.training.registry.job.JobRepository;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.job.JobRuns;
import com.bakery.training.registry.job.NewJob;
import com.bakery.training.registry.job.ProductTrainings;
import com.bakery.training.registry.job.QueueOutlook;
import com.bakery.training.registry.limit.BucketStates;
import com.bakery.training.registry.limit.SocketLeases;
import com.bakery.training.registry.live.LiveScores;
import com.bakery.training.registry.log.TrainingLog;
import com.bakery.training.registry.model.FileDamage;
import com.bakery.training.registry.model.ModelAliases;
import com.bakery.training.registry.model.ModelDeletion;
import com.bakery.training.registry.model.ModelRegistry;
import com.bakery.training.registry.model.ModelRepository;
import com.bakery.training.registry.model.ModelRetention;
import com.bakery.training.registry.model.OrphanFiles;
import com.bakery.training.registry.model.StoredFiles;
import com.bakery.training.registry.product.ProductReference;
import com.bakery.training.registry.product.ProductRepository;
import com.bakery.training.registry.sales.CalendarRepository;
import com.bakery.training.registry.sales.RegressorRepository;
import com.bakery.training.registry.sales.SaleRow;
import com.bakery.training.registry.sales.SalesArrivals;
import com.bakery.training.registry.sales.SalesOrigin;
import com.bakery.training.registry.sales.SalesRepository;
import com.bakery.training.registry.schedule.ScheduleRepository;
import com.bakery.training.registry.settings.SettingsRepository;
import com.bakery.training.registry.tenancy.Transactions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/** The repositories over one database, and the shortest ways to a shop, a job and a run for tests. */
public final class TestRegistry {
    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

    public final JobQueue queue;
    public final JobIntake intake;
    public final QueueOutlook outlook;
    public final JobRepository jobs;
    public final JobRuns runs;
    public final JobPlan plan;
    public final ProductTrainings trainings;
    public final ModelRegistry models;
    public final ModelRepository modelRows;
    public final ModelAliases aliases;
    public final LiveScores liveScores;
    public final SalesArrivals arrivals;
    public final ModelDeletion deletion;
    public final ModelRetention retention;
    public final StoredFiles files;
    public final FileDamage damage;
    public final OrphanFiles orphans;
    public final ProductRepository products;
    public final SalesRepository sales;
    public final RegressorRepository regressors;
    public final CalendarRepository calendar;
    public final SettingsRepository settings;
    public final ScheduleRepository schedules;
    public final TrainingLog log;
    public final AuditLog audit;
    public final OutboxRepository outbox;
    public final BucketStates buckets;
    public final SocketLeases leases;
    public final FetchedRows fetched;
    public final ExternalFetches fetches;
    public final PlaceDayRepository placeDays;

    public TestRegistry(Transactions transactions) {
        queue = new JobQueue(transactions);
        intake = new JobIntake(transactions, SalesOrigin.UPLOADED);
        outlook = new QueueOutlook(transactions);
        jobs = new JobRepository(transactions);
        runs = new JobRuns(transactions);
        plan = new JobPlan(transactions);
        trainings = new ProductTrainings(transactions);
        models = new ModelRegistry(transactions);
        modelRows = new ModelRepository(transactions);
        aliases = new ModelAliases(transactions);
        liveScores = new LiveScores(transactions);
        arrivals = new SalesArrivals(transactions);
        deletion = new ModelDeletion(transactions);
        retention = new ModelRetention(transactions);
        files = new StoredFiles(transactions);
        damage = new FileDamage(transactions);
        orphans = new OrphanFiles(transactions);
        products = new ProductRepository(transactions);
        sales = new SalesRepository(transactions);
        regressors = new RegressorRepository(transactions);
        calendar = new CalendarRepository(transactions);
        settings = new SettingsRepository(transactions);
        schedules = new ScheduleRepository(transactions);
        log = new TrainingLog(transactions);
        audit = new AuditLog(transactions);
        outbox = new OutboxRepository(transactions);
        buckets = new BucketStates(transactions);
        leases = new SocketLeases(transactions);
        fetched = new FetchedRows(transactions);
        fetches = new ExternalFetches(transactions);
        placeDays = new PlaceDayRepository(transactions);
    }

    /** A product of this name that sold {@code quantity} on each of {@code days} days from {@link #FIRST_DAY}. */
    public UUID product(UUID tenantId, String name, double quantity, int days) {
        ProductReference reference = new ProductReference(null, name, null);
        UUID id = Objects.requireNonNull(
                products.resolve(tenantId, List.of(reference)).get(0).id());
        sales.upsert(
                tenantId,
                IntStream.range(0, days)
                        .mapToObj(day -> new SaleRow(id, FIRST_DAY.plusDays(day), quantity, null, null))
                        .toList());
        return id;
    }

    /** A pending job over all products of the tenant. */
    public UUID pendingJob(UUID tenantId) {
        return intake.insert(NewJob.allProducts(tenantId, "Test job")).jobId();
    }

    /** A running, planned job over all products of the tenant. */
    public JobRun runningJob(UUID tenantId) {
        return running(pendingJob(tenantId));
    }

    /** One with options, that trains unchanged products too. */
    public JobRun runningJob(UUID tenantId, Map<String, Object> options) {
        return running(intake.insert(
                        new NewJob(tenantId, "Test job", null, 0, true, options, null, JobOrigin.REQUEST, null, null))
                .jobId());
    }

    private JobRun running(UUID jobId) {
        JobRun run = queue.admit(Integer.MAX_VALUE, Duration.ofMinutes(30)).stream()
                .map(AdmittedJob::run)
                .filter(admitted -> admitted.jobId().equals(jobId))
                .findFirst()
                .orElseThrow();
        plan.plan(run);
        return run;
    }
}
