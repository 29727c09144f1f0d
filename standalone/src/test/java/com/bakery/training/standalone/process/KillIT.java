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

/** kill -9 of the whole process at ten random moments: accepted jobs complete, finished trainings stay, events keep their ids. */
class KillIT {
    private static final int KILLS = 10;
    private static final long SEED = 20261123;
    private static final int LONGEST_LIFE_MILLIS = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Finished trainings with everything that a repetition would change. */
    private static final String FINISHED =
            "SELECT job_id, product_id, status, fits, model_id, completed_at FROM product_trainings"
                    + " WHERE status IN ('completed', 'failed', 'skipped')";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void finishesEveryAcceptedJobOverTenKills(TemporalKind temporal) throws Exception {
        Random random = new Random(SEED);
        StandaloneUnderTest service = new StandaloneUnderTest(folder.resolve("data"), temporal, Map.of());
        List<UUID> jobs = new ArrayList<>();
        Set<String> finishedBeforeAKill = new TreeSet<>();
        ServiceProcess process = service.start();
        service.events().observe();
        service.client().uploadSales(SyntheticSales.csv(8, 120, SEED));
        for (int kill = 0; kill < KILLS; kill++) {
            jobs.add(startForced(service));
            Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
            process.kill();
            // The database outlives the process: the orphan that the next start finds.
            finishedBeforeAKill.addAll(service.database().rows(FINISHED));
            process = service.start();
        }
        try (ServiceProcess last = process) {
            assertThatEveryJobCompletes(service.client(), jobs);
            assertThat(service.database().rows(FINISHED)).containsAll(finishedBeforeAKill);
            assertThat(last.isAlive()).isTrue();
            awaitAllPublished(service.database());
            assertThatNoEventHasTwoIds(service.events().take(), jobs);
        }
    }

    /** Unchanged products would be skipped, so every job says force. */
    private static UUID startForced(StandaloneUnderTest service) throws Exception {
        return service.client().start("Killed", true);
    }

    private static void assertThatEveryJobCompletes(TrainingClient client, List<UUID> jobs)
            throws InterruptedException {
        for (UUID job : jobs) {
            assertThat(Jobs.awaitEnd(client, job, PATIENCE)).matches(JobStatus::completed);
            assertThat(client.products(job)).hasSize(8).allMatch(product -> product.status()
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

    private static void assertThatNoEventHasTwoIds(List<EventObserver.Event> events, List<UUID> jobs) {
        Map<String, Set<String>> idsBySubject = events.stream()
                .collect(groupingBy(EventObserver.Event::subject, mapping(EventObserver.Event::messageId, toSet())));

        assertThat(idsBySubject).hasSize(jobs.size());
        assertThat(idsBySubject.values()).allMatch(ids -> ids.size() == 1);
    }
}
