package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.api.Routes.Route;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a client writes where an id, a cursor or a name belongs, no file is served, written or named in the log. */
@ExtendWith(OutputCaptureExtension.class)
class PathPayloadIT {
    private static final ApiProcess API = ApiProcess.shared();
    private static final String PLANTED = "this-stands-in-no-answer";

    private static final List<String> TARGETS = List.of(
            "etc/passwd",
            "etc/shadow",
            "proc/self/environ",
            "windows/win.ini",
            "WEB-INF/web.xml",
            "META-INF/MANIFEST.MF",
            "api.yml",
            "planted.txt",
            "tokens/admin.jwt",
            "db/migration/V1__tables.sql");
    private static final List<String> STEPS = List.of(
            "../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%252f", "..;/", "..%5c", "%c0%ae%c0%ae/", "....//", "..%00/");
    private static final int DEPTHS = 5;

    /** Below the limit of requests per minute and tenant. */
    private static final int PER_TENANT = 400;

    @Test
    void noneOfFiveHundredPathsIsServed() throws IOException {
        Path models = Path.of(API.setting("MODEL_STORAGE_PATH"));
        Path planted = Files.writeString(models.resolveSibling("planted.txt"), PLANTED);
        try {
            List<String> payloads = payloads();
            List<Route> byId =
                    routes(route -> route.hasVariable() && route.method().equals("GET"));
            List<Route> lists = routes(route -> route.hasCursor() && !route.hasVariable());
            String token = "";
            for (int i = 0; i < payloads.size(); i++) {
                if (i % PER_TENANT == 0) {
                    token = Tokens.forTenant(UUID.randomUUID(), "admin");
                }
                String payload = payloads.get(i);
                String path = byId.get(i % byId.size())
                        .path()
                        .replaceAll("\\{\\w+}", java.util.regex.Matcher.quoteReplacement(payload));
                assertRefused(RawHttp.send(API.port(), "GET", path, token), path);
                String list = lists.get(i % lists.size()).path() + "?cursor=" + cursor(payload, i);
                assertNothingShown(RawHttp.send(API.port(), "GET", list, token), list);
            }
            System.out.printf("Paths: %d payloads as ids and as cursors, none served%n", payloads.size());
            assertThat(payloads).hasSize(500).doesNotHaveDuplicates();
        } finally {
            Files.delete(planted);
        }
    }

    @Test
    void asProductNamesTheyAreNamesAndTouchNoFile() throws IOException {
        Path models = Path.of(API.setting("MODEL_STORAGE_PATH"));
        List<Path> before = files(models);
        Shop shop = new Shop(API);
        List<String> payloads = payloads();
        StringBuilder rows = new StringBuilder("date,product,quantity\n");
        payloads.forEach(name -> rows.append("2026-01-02,\"").append(name).append("\",3\n"));
        assertThat(shop.csv(rows.toString()).json().get("products").asInt()).isEqualTo(payloads.size());
        assertThat(shop.viewer.get(Shop.ROOT + "/products?limit=500").json().get("items"))
                .extracting(product -> product.get("product_name").asString())
                .containsExactlyInAnyOrderElementsOf(payloads);
        assertThat(files(models)).isEqualTo(before);
    }

    @Test
    void lineEndsForgeNoLogLine(CapturedOutput output) throws IOException {
        Shop shop = new Shop(API);
        String forged = "x\r\nFORGED 2026-01-01 ERROR all is lost";
        String json = new JsonMapper().writeValueAsString(forged);
        shop.csv("date,product,quantity\n2026-01-02,\"" + forged + "\",3\n");
        shop.operator.post(Shop.ROOT + "/start", "{\"job_name\":" + json + "}");
        shop.operator.post(Shop.ROOT + "/start", "{" + json + ":1}");
        String encoded = URLEncoder.encode(forged, StandardCharsets.UTF_8);
        for (String path : List.of("/history?cursor=", "/audit?actor=", "/status/", "/models?product_id=")) {
            assertThat(shop.admin.get(Shop.ROOT + path + encoded).status())
                    .as(path)
                    .isBetween(400, 499);
        }
        assertThat(output.getAll().lines()).noneMatch(line -> line.startsWith("FORGED"));
    }

    /** A name is a readable cursor of a list by name: behind it there is nothing. */
    private static void assertNothingShown(String answer, String request) {
        if (RawHttp.status(answer) == 200) {
            assertThat(answer).as(request).contains("\"items\":[]");
        } else {
            assertRefused(answer, request);
        }
    }

    private static void assertRefused(String answer, String request) {
        assertThat(RawHttp.status(answer)).as(request).isBetween(400, 499);
        assertThat(answer)
                .as(request)
                .doesNotContain("root:")
                .doesNotContain(PLANTED)
                .doesNotContain("CREATE TABLE");
    }

    /** As it is, and as what a cursor is made of. */
    private static String cursor(String payload, int index) {
        return index % 2 == 0
                ? payload
                : Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> payloads() {
        List<String> payloads = new ArrayList<>();
        for (String target : TARGETS) {
            for (String step : STEPS) {
                for (int depth = 1; depth <= DEPTHS; depth++) {
                    payloads.add(step.repeat(depth) + target);
                }
            }
        }
        return payloads;
    }

    private static List<Route> routes(java.util.function.Predicate<Route> which) {
        return Routes.of(API).stream().filter(which).toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
