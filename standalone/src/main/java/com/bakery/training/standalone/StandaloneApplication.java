package com.bakery.training.standalone;

import com.bakery.training.api.ApiApplication;
import com.bakery.training.registry.SecretFiles;
import com.bakery.training.standalone.demo.Demo;
import com.bakery.training.standalone.demo.TrainingClient;
import com.bakery.training.standalone.embedded.EmbeddedException;
import com.bakery.training.worker.WorkerApplication;
import com.bakery.training.workflows.TemporalConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.core.NestedExceptionUtils;

/** One process with everything: api and worker in one context, PostgreSQL, broker and Temporal beside it, and the demo. */
public final class StandaloneApplication {
    private static final Logger LOG = LoggerFactory.getLogger(StandaloneApplication.class);

    private StandaloneApplication() {}

    /** Starts the process; with the demo it trains two bakeries first. Environment variables configure it. */
    public static void main(String[] args) {
        try {
            run(System.getenv(), args);
        } catch (EmbeddedException e) {
            System.err.println("Cannot start: " + e.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            LOG.debug("Cannot go on", e); // a context that fails has said so already
            System.err.println("Cannot go on: "
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            System.exit(1);
        }
    }

    private static void run(Map<String, String> variables, String[] args) throws InterruptedException {
        Instant begin = Instant.now();
        StandaloneSettings settings = StandaloneSettings.from(SecretFiles.resolve(variables));
        StandaloneProcess process = StandaloneProcess.claim(settings);
        System.out.printf(
                "Starting in %s (log: logs/training.log)%n", settings.embedded().dataDirectory());
        start(process, variables, args);
        Guide guide = new Guide(process, settings, System.out);
        guide.started(Duration.between(begin, Instant.now()));
        if (settings.demo()) {
            boolean completed = demo(process).run();
            if (settings.demoExit()) {
                System.exit(completed ? 0 : 1);
            }
        }
        guide.whereToLook();
    }

    private static void start(StandaloneProcess process, Map<String, String> variables, String[] args) {
        SpringApplication application = new SpringApplication(ApiApplication.class, WorkerApplication.class);
        Map<String, Object> defaults =
                new HashMap<>(TemporalConnection.springProperties(SecretFiles.resolve(variables)));
        defaults.putAll(SecretFiles.read(variables));
        defaults.put("spring.config.name", "api,worker,standalone");
        application.setDefaultProperties(defaults);
        application.addInitializers(process);
        // After the context, whose workers still need them.
        SpringApplication.getShutdownHandlers().add(process::close);
        application.run(args);
    }

    private static Demo demo(StandaloneProcess process) {
        String apiUrl = process.endpoints().apiUrl();
        return new Demo(bakery -> new TrainingClient(apiUrl, process.token(bakery)), System.out);
    }
}
