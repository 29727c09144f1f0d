package com.bakery.training.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.standalone.demo.TrainingClient;
import com.bakery.training.standalone.demo.TrainingClient.JobStatus;
import com.bakery.training.standalone.demo.TrainingClient.ProductTraining;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM in mid-job: running steps finish or are handed over, in time, and the next process goes on. */
class GracefulStopIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int PRODUCTS = 30;

    @TempDir
    Path folder;

    @Test
    void endsWithinItsTimeAndLosesNothing() throws Exception {
        StandaloneUnderTest service = new StandaloneUnderTest(folder.resolve("data"), TemporalKind.IN_JVM, Map.of());
        UUID job;
        List<String> trained;
        try (ServiceProcess process = service.start()) {
            TrainingClient client = service.client();
            client.uploadSales(SyntheticSales.csv(PRODUCTS, 200, 3));
            job = client.start("To be continued", false);
            Jobs.awaitProducts(client, job, 5, PATIENCE);
            Instant terminated = Instant.now();
            process.terminate();
            process.awaitExit(LIMIT);
            System.out.println(
                    "Ended " + Duration.between(terminated, Instant.now()).toMillis() + " ms after SIGTERM");
        }
        try (ServiceProcess process = service.start()) {
            trained = service.database().rows("SELECT model_id FROM product_trainings WHERE status = 'completed'");
            assertThat(Jobs.awaitEnd(service.client(), job, PATIENCE)).matches(JobStatus::completed);
            assertThat(process.isAlive()).isTrue();
            assertThat(service.client().products(job)).hasSize(PRODUCTS).noneMatch(ProductTraining::failed);
            assertThat(trained).hasSizeGreaterThanOrEqualTo(5);
            assertThat(service.database().rows("SELECT model_id FROM product_trainings"))
                    .containsAll(trained);
            assertThat(service.database().count("SELECT count(*) FROM trained_models"))
                    .isEqualTo(PRODUCTS);
        }
    }
}
