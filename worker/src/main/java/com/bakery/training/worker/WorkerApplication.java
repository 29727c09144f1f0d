package com.bakery.training.worker;

import com.bakery.training.registry.DatabaseUrl;
import com.bakery.training.registry.SecretFiles;
import com.bakery.training.workflows.TemporalConnection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The worker process: trains what was admitted, publishes what happened, repairs what was lost. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(WorkerConfiguration.class)
public class WorkerApplication {

    /** Starts the process; the environment variables of {@code worker.yml} configure it. */
    public static void main(String[] args) {
        application(System.getenv()).run(args);
    }

    /** The process as it is started, not started yet. Its configuration file has a name of its own, for one class path holds several. */
    static SpringApplication application(Map<String, String> variables) {
        Map<String, String> environment = SecretFiles.resolve(variables);
        Map<String, Object> defaults = new HashMap<>(TemporalConnection.springProperties(environment));
        defaults.putAll(SecretFiles.read(variables));
        String database = environment.getOrDefault("DATABASE_URL", "");
        if (!database.isBlank()) {
            defaults.putAll(DatabaseUrl.parse(database).springProperties());
        }
        defaults.put("spring.config.name", "worker");
        SpringApplication application = new SpringApplication(WorkerApplication.class);
        application.setDefaultProperties(defaults);
        return application;
    }
}
