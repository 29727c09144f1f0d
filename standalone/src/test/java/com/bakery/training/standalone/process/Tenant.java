package com.bakery.training.standalone.process;

import com.bakery.training.standalone.AccessTokens;
import com.bakery.training.standalone.demo.TrainingClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A bakery of its own on a service whose secret is known. */
final class Tenant {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    final UUID id = UUID.randomUUID();
    final TrainingClient client;
    private final String api;
    private final String token;

    Tenant(String api, String secret) {
        this.api = api;
        this.token = new AccessTokens(secret, null).sign(id, "test", Instant.now());
        this.client = new TrainingClient(api, token);
    }

    JsonNode status(UUID job) {
        return client.get("status/" + job);
    }

    /** The status with which retrying the job is answered. */
    int retry(UUID job) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + "/api/v1/training/jobs/" + job + "/retry"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody())
                .build();
        HttpResponse<Void> answer = HTTP.send(request, BodyHandlers.discarding());
        return answer.statusCode();
    }
}
