package com.bakery.training.standalone.demo;

import com.bakery.training.standalone.demo.TrainingClient.JobStatus;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Loads two real bakeries as two tenants, trains their products in one job each, and shows what came of it. */
public final class Demo {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String JOB_NAME = "Demo";

    private final Function<DemoBakery, TrainingClient> clients;
    private final PrintStream out;

    /** @param clients the service as the bakery's tenant */
    public Demo(Function<DemoBakery, TrainingClient> clients, PrintStream out) {
        this.clients = clients;
        this.out = out;
    }

    /**
     * Runs the demo to its end. A job that an earlier process left unfinished is followed, not started again; otherwise
     * the same data are loaded again, and what they left unchanged is not trained again.
     *
     * @return whether all jobs completed
     */
    public boolean run() throws InterruptedException {
        List<BakeryJob> jobs = new ArrayList<>();
        for (DemoBakery bakery : DemoBakery.values()) {
            jobs.add(resumeOrStart(bakery));
        }
        boolean completed = follow(jobs);
        printResults(jobs);
        return completed;
    }

    private BakeryJob resumeOrStart(DemoBakery bakery) {
        TrainingClient client = clients.apply(bakery);
        UUID job = client.openJob().orElseGet(() -> {
            out.printf("Loading %s%n", bakery.label());
            client.saveSettings(bakery.settings());
            client.uploadSales(bakery.sales());
            client.uploadRegressors(bakery.regressors());
            return client.start(JOB_NAME, false);
        });
        return new BakeryJob(bakery.label(), client, job);
    }

    private boolean follow(List<BakeryJob> jobs) throws InterruptedException {
        List<String> labels =
                Arrays.stream(DemoBakery.values()).map(DemoBakery::label).toList();
        try (ProgressDisplay display = ProgressDisplay.on(out, labels)) {
            List<JobStatus> statuses = show(jobs, display);
            while (!statuses.stream().allMatch(JobStatus::ended)) {
                Thread.sleep(POLL.toMillis());
                statuses = show(jobs, display);
            }
            return statuses.stream().allMatch(JobStatus::completed);
        }
    }

    private static List<JobStatus> show(List<BakeryJob> jobs, ProgressDisplay display) {
        List<JobStatus> statuses = new ArrayList<>();
        for (BakeryJob job : jobs) {
            JobStatus status = job.client().status(job.jobId());
            display.show(job.label(), status);
            statuses.add(status);
        }
        return statuses;
    }

    private void printResults(List<BakeryJob> jobs) {
        ResultTable table = new ResultTable(out);
        out.println();
        table.header();
        for (BakeryJob job : jobs) {
            table.print(
                    job.label(),
                    job.client().products(job.jobId()),
                    job.client().deployedModels(),
                    job.client().workingTimes(job.jobId()));
            JobStatus status = job.client().status(job.jobId());
            if (!status.completed()) {
                out.printf("  the job %s: %s%n", status.status(), status.error());
            }
        }
    }

    private record BakeryJob(String label, TrainingClient client, UUID jobId) {}
}
