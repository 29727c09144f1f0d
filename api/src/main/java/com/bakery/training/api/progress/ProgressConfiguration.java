package com.bakery.training.api.progress;

import com.bakery.training.api.ApiProperties;
import com.bakery.training.api.problem.ProblemWriter;
import com.bakery.training.api.queue.QueuePlaces;
import com.bakery.training.registry.job.JobRepository;
import com.bakery.training.registry.limit.SocketLeases;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Wires the WebSocket of live progress. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class ProgressConfiguration {
    private static final String PATH = "/api/v1/training/ws/{job_id}";

    /** What the system keeps for a client that does not read; by itself it would let that grow to megabytes for each. */
    private static final String SEND_BUFFER_BYTES = "262144";

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedSendBuffers() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setProperty("socket.txBufSize", SEND_BUFFER_BYTES));
    }

    @Bean
    ProgressWatches progressWatches(
            ApiProperties properties,
            JobRepository jobs,
            QueuePlaces queue,
            WorkflowClient client,
            ProgressTimer timer) {
        Clock clock = Clock.systemUTC();
        ApiProperties.WebSocket limits = properties.websocket();
        return new ProgressWatches(
                (tenant, job) -> new JobProgressSource(
                        tenant,
                        job,
                        jobs,
                        queue,
                        new LiveProgress(client, limits.queryTimeout(), timer.executor(), clock),
                        clock),
                timer.executor(),
                limits.messageInterval(),
                clock);
    }

    @Bean
    SocketPlaces socketPlaces(SocketLeases leases, ApiProperties properties, ProgressTimer timer) {
        return new SocketPlaces(leases, properties.websocket(), timer.executor());
    }

    @Bean
    ProgressHandler progressHandler(
            ApiProperties properties,
            ProgressWatches watches,
            TenantSockets tenants,
            SocketPlaces places,
            ProgressTimer timer,
            JsonMapper json) {
        return new ProgressHandler(properties.websocket(), watches, tenants, places, timer.executor(), json);
    }

    @Bean
    WebSocketConfigurer progressSocket(
            ApiProperties properties,
            ProgressHandler handler,
            JobRepository jobs,
            SocketPlaces places,
            ProblemWriter problems) {
        String[] origins = properties.cors().allowedOrigins().toArray(String[]::new);
        return registry -> registry.addHandler(handler, PATH)
                .setAllowedOrigins(origins)
                .setHandshakeHandler(new ProgressUpgrade(problems))
                .addInterceptors(new ProgressHandshake(
                        (tenant, job) -> jobs.find(tenant, job).isPresent(), places, problems));
    }
}
