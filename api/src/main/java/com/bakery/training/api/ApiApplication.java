package com.bakery.training.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The api process: takes requests, answers them from the registry, and shows progress live. */
@SpringBootApplication
@EnableConfigurationProperties(ApiProperties.class)
public class ApiApplication {
    /** Name of the configuration file; each process has its own, so that they can share one class path. */
    public static final String CONFIG_NAME = "api";

    /** Starts the process; the environment variables of {@code api.yml} configure it. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(ApiApplication.class);
        application.setDefaultProperties(ApiDefaults.from(System.getenv()));
        application.run(args);
    }
}
