package com.bakery.training.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.api.Http;
import com.bakery.training.api.Tokens;
import com.bakery.training.apislice.HttpSlice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = HttpSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=api",
            HttpSlice.NO_PARTS,
            "JWT_SECRET=" + Tokens.SECRET,
            "spring.main.cloud-platform=kubernetes", // where Spring Boot would believe every header of a proxy
            "METRICS_TOKEN=scrape-me"
        })
class AccessTest {
    private static final String PROBLEM = "application/problem+json";

    @LocalServerPort
    private int port;

    @Test
    void rolesIncludeTheLesserOnes() {
        assertThat(status(Tokens.viewer(), "/probe/viewer")).isEqualTo(200);
        assertThat(status(Tokens.operator(), "/probe/viewer")).isEqualTo(200);
        assertThat(status(Tokens.admin(), "/probe/viewer")).isEqualTo(200);
        assertThat(status(Tokens.operator(), "/probe/admin")).isEqualTo(403);
        assertThat(status(Tokens.admin(), "/probe/admin")).isEqualTo(200);
        assertThat(status(Tokens.of("baker"), "/probe/viewer")).isEqualTo(403);
    }

    @Test
    void routeWithoutARoleIsClosedToEverybody() {
        Http.Answer answer = as(Tokens.admin()).get("/probe/forgotten");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.type()).isEqualTo(PROBLEM);
    }

    @Test
    void asksForTheRoleBeforeReadingTheBody() {
        assertThat(as(Tokens.viewer()).post("/probe/body", "{broken").status()).isEqualTo(403);
        assertThat(as(Tokens.operator()).post("/probe/body", "{broken").status())
                .isEqualTo(400);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        Http.Answer range = as(Tokens.operator()).post("/probe/body", "{\"job_name\":\"a\",\"priority\":10}");
        assertThat(range.status()).isEqualTo(400);
        assertThat(range.type()).isEqualTo(PROBLEM);
        assertThat(range.json().at("/errors/0/field").asString()).isEqualTo("priority");
        assertThat(range.json().at("/errors/0/message").asString())
                .contains("9")
                .contains("10");

        Http.Answer unknown = as(Tokens.operator()).post("/probe/body", "{\"jobname\":\"a\",\"priority\":1}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().at("/errors/0/field").asString()).isEqualTo("jobname");

        Http.Answer type = as(Tokens.operator()).post("/probe/body", "{\"job_name\":\"a\",\"priority\":\"x\"}");
        assertThat(type.json().at("/errors/0/field").asString()).isEqualTo("priority");

        for (String noInteger : new String[] {"1.5", "\"1\"", "true", "\"\""}) {
            Http.Answer coerced = as(Tokens.operator()).post("/probe/body", "{\"priority\":" + noInteger + "}");
            assertThat(coerced.status()).as(noInteger).isEqualTo(400);
            assertThat(coerced.json().at("/errors/0/field").asString()).isEqualTo("priority");
        }

        Http.Answer parameter = as(Tokens.viewer()).get("/probe/limit?limit=501");
        assertThat(parameter.status()).isEqualTo(400);
        assertThat(parameter.json().at("/errors/0/field").asString()).isEqualTo("limit");

        assertThat(as(Tokens.viewer())
                        .get("/probe/limit?limit=ten")
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("limit");
    }

    @Test
    void speaksProblemsForWhateverGoesWrong() {
        Http viewer = as(Tokens.viewer());
        assertProblem(viewer.get("/nowhere"), 404);
        assertProblem(viewer.get("/error"), 404);
        assertProblem(viewer.post("/probe/viewer", "{}"), 405);
        assertProblem(as(Tokens.operator()).send("POST", "/probe/body", "text/plain", "x"), 415);
        assertProblem(viewer.send("GET", "/probe/viewer", null, null, "Accept", "image/png"), 406);
        assertProblem(viewer.get("/probe/%00"), 400);
        assertProblem(viewer.get("/probe/..;/viewer"), 400);
        Http.Answer failing = viewer.get("/probe/failing");
        assertProblem(failing, 500);
        assertThat(failing.body()).doesNotContain("inside");
    }

    @Test
    void refusesABodyOverTheLimitWhetherAnnouncedOrNot() throws IOException {
        String large = " ".repeat(1_100_000) + "{\"job_name\":\"a\",\"priority\":1}";
        assertProblem(as(Tokens.operator()).post("/probe/body", large), 413);
        String chunked =
                "POST /probe/body HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer " + Tokens.operator() + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n";
        assertThat(raw(chunked)).startsWith("HTTP/1.1 413").contains(PROBLEM);
    }

    @Test
    void containerErrorsAreProblemsToo() throws IOException {
        assertThat(raw("BROKEN / HTTP/9.9\r\n\r\n"))
                .contains(PROBLEM)
                .doesNotContain("<html")
                .doesNotContain("Tomcat");
        assertThat(raw("GET /probe HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + "x".repeat(70_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains(PROBLEM);
    }

    @Test
    void healthAndDescriptionArePublicOtherEndpointsAreNot() {
        Http nobody = new Http(port, null);
        assertThat(nobody.get("/actuator/health").status()).isEqualTo(200);
        assertThat(nobody.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(nobody.get("/v3/api-docs").status()).isEqualTo(200);
        assertThat(nobody.get("/actuator/env").status()).isEqualTo(401);
        assertThat(nobody.get("/").status()).isEqualTo(401);
    }

    @Test
    void metricsAreForThisMachineOrTheTokensBearer() {
        Http nobody = new Http(port, null);
        assertThat(nobody.get("/actuator/prometheus").status()).isEqualTo(200);
        String[] viaProxy = {"X-Forwarded-For", "203.0.113.7"};
        assertThat(nobody.send("GET", "/actuator/prometheus", null, null, viaProxy)
                        .status())
                .isEqualTo(401);
        assertThat(nobody.send("GET", "/actuator/prometheus", null, null, "X-Forwarded-For", "127.0.0.1")
                        .status())
                .as("who says to be on this machine")
                .isEqualTo(401);
        assertThat(as("scrape-me")
                        .send("GET", "/actuator/prometheus", null, null, viaProxy)
                        .status())
                .isEqualTo(200);
        assertThat(as("scrape-mf")
                        .send("GET", "/actuator/prometheus", null, null, viaProxy)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void sendsTheSafeHeadersAndOpensNothingToOtherOrigins() {
        Http.Answer answer =
                as(Tokens.viewer()).send("GET", "/probe/viewer", null, null, "Origin", "https://elsewhere.example");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    private void assertProblem(Http.Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo(PROBLEM);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    }

    private int status(String token, String path) {
        return as(token).get(path).status();
    }

    private Http as(String token) {
        return new Http(port, token);
    }

    /** More than Tomcat has threads; before, none was left for anybody for twenty seconds. */
    @Test
    void strangersWhoNeverSendTheirBodiesKeepNobodyOut() throws IOException {
        List<Socket> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < 230; i++) {
                Socket stranger = connect();
                strangers.add(stranger);
                stranger.getOutputStream()
                        .write("POST /probe/body HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"
                                .getBytes(StandardCharsets.US_ASCII));
            }
            for (Socket stranger : strangers) {
                assertThat(new String(stranger.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 401");
            }
            assertThat(raw("GET /actuator/health/liveness HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        } finally {
            for (Socket stranger : strangers) {
                stranger.close();
            }
        }
    }

    @Test
    void whoSendsTheBodyLateKeepsTheConnection() throws Exception {
        try (Socket client = connect()) {
            client.getOutputStream()
                    .write("POST /probe/body HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(client.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 401");
            client.getOutputStream()
                    .write("lateGET /actuator/health/liveness HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("HTTP/1.1 200");
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
