package com.bakery.training.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.standalone.demo.TrainingClient;
import com.bakery.training.standalone.demo.TrainingClient.JobStatus;
import com.bakery.training.standalone.process.Contract.Variable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running service against the contract's documents, and what is watched of it against what it shows. */
class ContractIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path ROOT = Path.of("..");
    private static final String API = "/api/v1/training";

    private static final String COLUMNS =
            """
            SELECT table_name || '.' || column_name, data_type || coalesce('(' || character_maximum_length || ')', '')
                   || coalesce(' ' || numeric_precision || ',' || numeric_scale, '') || ' default ' || coalesce(column_default, 'none')
                   || CASE is_nullable WHEN 'YES' THEN '' ELSE ' not null' END
            FROM information_schema.columns WHERE table_schema = '%s' AND table_name IN (
                SELECT table_name FROM information_schema.tables WHERE table_schema = 'contract') ORDER BY 1
            """;

    /** Primary, unique and foreign keys, and what kind of table it is: {@code r} is one that is not partitioned. */
    private static final String KEYS =
            """
            SELECT c.relname || ' ' || c.relkind::text FROM pg_class c
            WHERE c.relnamespace = '%1$s'::regnamespace AND c.relkind IN ('r', 'p')
            UNION ALL
            SELECT c.relname || ' ' || regexp_replace(pg_get_constraintdef(k.oid), '(contract|public)\\.', '', 'g')
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
            WHERE c.relnamespace = '%1$s'::regnamespace AND k.contype IN ('p', 'u', 'f') ORDER BY 1
            """;

    @TempDir
    static Path folder;

    private static StandaloneUnderTest service;
    private static ServiceProcess process;
    private static List<JsonNode> messages;
    private static Scrape scrape;

    @BeforeAll
    static void trainOneJob() throws Exception {
        service = new StandaloneUnderTest(folder.resolve("data"), TemporalKind.IN_JVM, Map.of());
        process = service.start();
        service.events().observe();
        TrainingClient client = service.client();
        client.uploadSales(SyntheticSales.csv(2, 60, 1) + erratic() + "2025-01-06,new-product,3\n");
        UUID job = client.start("Contract", false);
        messages = ProgressSocket.messagesUntilTheEnd(service.apiUrl(), service.token(), job, PATIENCE);
        assertThat(Jobs.awaitEnd(client, job, PATIENCE)).matches(JobStatus::completed);
        Thread.sleep(6_000); // the queue's metrics are read every five seconds, and events leave within two
        scrape = new Scrape(get("/actuator/prometheus"));
    }

    /** Sales that nobody can forecast, with two spikes that were typing errors. */
    private static String erratic() {
        Random random = new Random(5);
        StringBuilder rows = new StringBuilder();
        for (int day = 0; day < 60; day++) {
            int quantity = day == 20 || day == 40 ? 9_000 : 1 + (int) (60 * random.nextDouble() * random.nextDouble());
            rows.append("%s,erratic,%d%n".formatted(SyntheticSales.FIRST_DAY.plusDays(day), quantity));
        }
        return rows.toString();
    }

    @AfterAll
    static void stop() {
        process.close();
    }

    @Test
    void keepsEveryPromise() throws Exception {
        Contract contract = Contract.read();
        ContractReport report = new ContractReport();

        tables(contract, report);
        events(contract, report);
        report.metrics(contract.metrics(), scrape);
        report.compare("message", "progress", contract.progressFields(), Contract.fields(messages.get(0)));
        report.compare(
                "message",
                "last",
                "training_completed",
                messages.get(messages.size() - 1).path("type").asString());
        defaults(contract, report);
        settings(contract, report);
        routes(report);

        Files.writeString(Path.of("target", "contract.txt"), report.toString());
        System.out.println(report);
        assertThat(report.broken()).isEmpty();
        assertThat(report.kept()).isGreaterThan(130);
    }

    private static void tables(Contract contract, ContractReport report) throws IOException {
        Database database = service.database();
        database.execute("CREATE SCHEMA contract; SET search_path TO contract; " + contract.tables());
        List<String> found = database.rows(COLUMNS.formatted("public"));
        for (String promised : database.rows(COLUMNS.formatted("contract"))) {
            String column = promised.substring(0, promised.indexOf('|'));
            report.compare(
                    "column",
                    column,
                    promised,
                    found.stream()
                            .filter(row -> row.startsWith(column + "|"))
                            .findFirst()
                            .orElse("nothing"));
        }
        List<String> keys = database.rows(KEYS.formatted("public"));
        for (String promised : database.rows(KEYS.formatted("contract"))) {
            report.compare("table", promised, promised, keys.contains(promised) ? promised : "nothing");
        }
    }

    private static void events(Contract contract, ContractReport report) throws Exception {
        List<EventObserver.Event> published = service.events().take();
        contract.events()
                .forEach((type, promised) -> report.event(
                        type,
                        promised,
                        published.stream()
                                .map(EventObserver.Event::body)
                                .filter(body ->
                                        body.path("event_type").asString().equals(type))
                                .findFirst()
                                .orElse(JsonMapper.shared().createObjectNode())));
        report.compare(
                "event",
                "routing keys",
                Set.of("training.completed", "training.failed"),
                Set.copyOf(
                        published.stream().map(EventObserver.Event::routingKey).toList()));
    }

    /** The defaults as the configuration files spell them, the same wherever a variable is read. */
    private static void defaults(Contract contract, ContractReport report) throws IOException {
        String files = configuration();
        for (Variable variable : contract.variables()) {
            if (!variable.defaultValue().isEmpty()) {
                Set<String> found = Pattern.compile("\\$\\{" + variable.name() + ":([^}]*)}")
                        .matcher(files)
                        .results()
                        .map(result -> result.group(1))
                        .collect(Collectors.toSet());
                report.compare("default", variable.name(), Set.of(variable.defaultValue()), found);
            }
        }
    }

    private static void settings(Contract contract, ContractReport report) throws IOException {
        Map<String, String> tests = new TreeMap<>();
        Contract.table("SETTINGS.md").forEach(row -> tests.put(row.get(0), row.get(1)));
        for (Variable variable : contract.variables()) {
            String test = tests.getOrDefault(variable.name(), "no row");
            if (test.equals("open")) {
                report.open("setting", variable.name(), configuration().contains("${" + variable.name() + ":"));
            } else {
                report.compare("setting", variable.name(), test, exist(test) ? test : "no such test");
            }
        }
    }

    private static boolean exist(String tests) throws IOException {
        for (String test : tests.split(" and ", -1)) {
            if (!exists(test)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a class of that name has a test method of that name, in any module. */
    private static boolean exists(String test) throws IOException {
        String[] parts = test.split("#", 2);
        Pattern method =
                Pattern.compile("@(Test|ParameterizedTest)\\b[^;{}]*\\bvoid " + parts[parts.length - 1] + "\\(");
        for (Path source : sources(parts[0] + ".java")) {
            if (method.matcher(Files.readString(source)).find()) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> sources(String name) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path tests : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(tests)) {
                    files.filter(file -> file.getFileName().toString().equals(name))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    private static String configuration() throws IOException {
        return Files.readString(ROOT.resolve("api/src/main/resources/api.yml"))
                + Files.readString(ROOT.resolve("worker/src/main/resources/worker.yml"));
    }

    private static void routes(ContractReport report) throws Exception {
        JsonNode paths = JsonMapper.shared().readTree(get("/v3/api-docs")).get("paths");
        for (List<String> row : Contract.table("ROUTES.md")) {
            boolean built = paths.path(API + row.get(1)).has(row.get(0).toLowerCase(Locale.ROOT));
            String route = row.get(0) + " " + row.get(1);
            if (row.get(2).equals("open")) {
                report.open("route", route, built);
            } else {
                report.compare("route", route, "described", built ? "described" : "nothing");
            }
        }
    }

    @Test
    void dashboardAndAlertsReadOnlyMetricsThatAreThere() throws IOException {
        JsonNode dashboard =
                JsonMapper.shared().readTree(Files.readString(ROOT.resolve("docs/grafana/training-service.json")));
        List<String> shown = dashboard.findValuesAsString("expr");
        List<String> alerts = Pattern.compile("(?m)^\\s+expr: (.*)$")
                .matcher(Files.readString(ROOT.resolve("docs/alerts.yml")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(shown).hasSizeGreaterThan(15);
        assertThat(alerts).hasSizeGreaterThan(7);
        Set<String> read = new TreeSet<>();
        Stream.concat(shown.stream(), alerts.stream()).forEach(expression -> read.addAll(Scrape.metrics(expression)));
        read.remove("up"); // Prometheus writes it itself
        read.removeIf(name -> name.startsWith("$")); // a variable of the dashboard
        assertThat(scrape.names()).containsAll(read);
        assertThat(Stream.concat(shown.stream(), alerts.stream()).flatMap(scrape::empty))
                .isEmpty();
    }

    @Test
    void temporalPoolAndBrokerAreBesideOurMetrics() {
        assertThat(scrape.names())
                .anyMatch(name -> name.startsWith("temporal_"))
                .anyMatch(name -> name.startsWith("rabbitmq_"))
                .contains("hikaricp_connections_active", "training_queue_jobs", "training_outbox_waiting_events");
    }

    @Test
    void analyticsTellWhatWasTrained() throws IOException {
        TrainingClient client = service.client();
        assertThat(client.get("analytics/performance").at("/summary/models").asInt())
                .isEqualTo(3);
        JsonNode accuracy = client.get("analytics/accuracy");
        assertThat(accuracy.path("poor_products").asInt()).isEqualTo(1);
        assertThat(accuracy.at("/items/0/product_name").asString()).isEqualTo("erratic");
        assertThat(accuracy.at("/items/0/reasons").findValuesAsString("reason"))
                .contains("outliers", "missing_features");
        JsonNode durations = client.get("analytics/duration");
        assertThat(durations.at("/jobs/times").asInt()).isEqualTo(1);
        assertThat(durations.path("steps").findValuesAsString("name"))
                .contains("collect", "engineer_features", "fit", "validate", "store", "register");
    }

    @Test
    void readinessNamesEveryPart() throws Exception {
        JsonNode readiness = JsonMapper.shared().readTree(get("/actuator/health/readiness"));
        assertThat(readiness.path("status").asString()).isEqualTo("UP");
        assertThat(readiness.path("components").propertyNames())
                .contains("database", "broker", "temporal", "storage", "readinessState");
        assertThat(JsonMapper.shared()
                        .readTree(get("/actuator/health/liveness"))
                        .path("components")
                        .propertyNames())
                .containsExactly("livenessState");
    }

    private static String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.apiUrl() + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
