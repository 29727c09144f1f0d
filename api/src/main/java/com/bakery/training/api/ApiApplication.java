package com.bakery.training.api;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The api process: takes requests, answers them from the registry, and shows progress live. */
@SpringBootApplication
@EnableConfigurationProperties(ApiProperties.class)
public class ApiApplication {

    /** Starts the process; the environment variables of {@code api.yml} configure it. */
    public static void main(String[] args) {
        application(System.getenv()).run(args);
    }

    /** The process as it is started, not started yet. Its configuration file has a name of its own, for one class path holds several. */
    static SpringApplication application(Map<String, String> environment) {
        Map<String, Object> defaults = new HashMap<>(ApiDefaults.from(environment));
        defaults.put("spring.config.name", "api");
        SpringApplication application = new SpringApplication(ApiApplication.class);
        application.setDefaultProperties(defaults);
        return application;
    }
}
