package com.bakery.training.standalone.process;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.standalone.demo.TrainingClient;
import com.bakery.training.standalone.demo.TrainingClient.JobStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * kill -9 of the whole process at ten random moments: accepted jobs complete, finished trainings stay, events keep their ids.
 * {@code make kill KILLS=… SEED=…} runs it at more and other moments.
 */
class KillIT {
    private static final int KILLS = Integer.getInteger("kills", 10);
    private static final long SEED = Long.getLong("seed", 20261123);
    private static final int PRODUCTS = 24;
    private static final int LONGEST_LIFE_MILLIS = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Finished trainings with everything that a repetition would change. */
    private static final String FINISHED =
            "SELECT job_id, product_id, status, fits, model_id, completed_at FROM product_trainings"
                    + " WHERE status IN ('completed', 'failed', 'skipped')";

    private static final String RUNNING =
            "SELECT count(*) FROM training_job_queue WHERE status IN ('pending', 'running')";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void finishesEveryAcceptedJobOverManyKills(TemporalKind temporal) throws Exception {
        Random random = new Random(SEED);
        StandaloneUnderTest service = new StandaloneUnderTest(folder.resolve("data"), temporal, Map.of());
        List<UUID> jobs = new ArrayList<>();
        Set<String> finishedBeforeAKill = new TreeSet<>();
        int inMidJob = 0;
        ServiceProcess process = service.start();
        service.events().observe();
        service.client().uploadSales(SyntheticSales.csv(PRODUCTS, 120, SEED));
        for (int kill = 0; kill < KILLS; kill++) {
            jobs.add(startForced(service));
            Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
            process.kill();
            // The database outlives the process: the orphan that the next start finds.
            finishedBeforeAKill.addAll(service.database().rows(FINISHED));
            inMidJob += service.database().count(RUNNING) > 0 ? 1 : 0;
            process = service.start();
        }
        try (ServiceProcess last = process) {
            assertThatEveryJobCompletes(service.client(), jobs);
            assertThat(last.isAlive()).isTrue();
            awaitAllPublished(service.database());
            Set<String> trainedAgain = new TreeSet<>(finishedBeforeAKill);
            service.database().rows(FINISHED).forEach(trainedAgain::remove);
            Map<String, Set<String>> idsOfEvents = idsByEvent(service.events().take());
            report(temporal, inMidJob, jobs.size(), finishedBeforeAKill.size(), trainedAgain.size(), idsOfEvents);
            assertThat(trainedAgain)
                    .as("trained again though it had finished before a kill")
                    .isEmpty();
            assertThat(idsOfEvents).hasSameSizeAs(jobs);
            assertThat(idsOfEvents.values()).allMatch(ids -> ids.size() == 1);
        }
    }

    private static void report(
            TemporalKind temporal,
            int inMidJob,
            int jobs,
            int finished,
            int trainedAgain,
            Map<String, Set<String>> ids) {
        System.out.printf(
                "%s: %d kills (seed %d), %d of them in mid-job; %d jobs, all completed;"
                        + " %d trainings had finished before a kill, %d of them were repeated; %d events, %d of them under two ids%n",
                temporal,
                KILLS,
                SEED,
                inMidJob,
                jobs,
                finished,
                trainedAgain,
                ids.size(),
                ids.values().stream().filter(of -> of.size() > 1).count());
    }

    /** Unchanged products would be skipped, so every job says force. */
    private static UUID startForced(StandaloneUnderTest service) throws Exception {
        return service.client().start("Killed", true);
    }

    private static void assertThatEveryJobCompletes(TrainingClient client, List<UUID> jobs)
            throws InterruptedException {
        for (UUID job : jobs) {
            assertThat(Jobs.awaitEnd(client, job, PATIENCE)).matches(JobStatus::completed);
            assertThat(client.products(job)).hasSize(PRODUCTS).allMatch(product -> product.status()
                    .equals("completed"));
        }
    }

    /** An event that a killed relay had taken is free again after its lease of a minute. */
    private static void awaitAllPublished(Database database) throws InterruptedException {
        for (int seconds = 0; seconds < 120; seconds++) {
            if (database.count("SELECT count(*) FROM outbox WHERE published_at IS NULL") == 0) {
                return;
            }
            Thread.sleep(1_000);
        }
        throw new AssertionError("events wait in the outbox for more than two minutes");
    }

    private static Map<String, Set<String>> idsByEvent(List<EventObserver.Event> events) {
        return events.stream()
                .collect(groupingBy(EventObserver.Event::subject, mapping(EventObserver.Event::messageId, toSet())));
    }
}
