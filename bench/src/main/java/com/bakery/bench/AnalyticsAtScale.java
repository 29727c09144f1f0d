package com.bakery.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the database of a running standalone service with models and measures the analytics routes over HTTP:
 * {@code AnalyticsAtScale DATA_DIR [PRODUCTS] [VERSIONS] [CALLS]}, by default 10,000 products of 100 versions in one tenant (0 measures what is there), 200
 * calls a route. The rows go through the service's own triggers, a job after the other.
 */
public final class AnalyticsAtScale {
    private static final int OTHER_TENANTS = 3;
    private static final int OTHER_PRODUCTS = 1_000;
    private static final int OTHER_VERSIONS = 20;
    /** Jobs whose products have log lines; the percentiles over all products come from the kept counts of all jobs. */
    private static final int JOBS_WITH_LOGS = 10;

    private static final String PRODUCTS =
            """
            INSERT INTO products (tenant_id, id, name, category)
            SELECT ?::uuid, md5(?::text || n)::uuid, 'product-' || n, 'category-' || n % 20 FROM generate_series(1, ?) n
            """;

    private static final String JOB =
            """
            INSERT INTO training_job_queue (id, tenant_id, job_name, status, started_at, created_at)
            VALUES (md5(?::text || 'job' || ?)::uuid, ?::uuid, 'Weekly retraining', 'failed',
                    now() - make_interval(weeks => ?), now() - make_interval(weeks => ?))
            """;

    /** The newest job's versions are the deployed ones. */
    private static final String MODELS =
            """
            INSERT INTO trained_models (id, tenant_id, product_id, product_name, model_version, model_path, training_job_id,
                algorithm, hyperparameters, training_duration_seconds, training_data_points, is_deployed, deployed_at, created_at)
            SELECT gen_random_uuid(), product.tenant_id, product.id, product.name, to_char(job.created_at, 'YYYYMMDD_HH24MISS'),
                   product.tenant_id || '/' || product.id || '/model.json.gz', job.id, 'ets+prophet',
                   '{"weekly_seasonality": true}', (1 + 20 * random() * random())::int, 400 + (600 * random())::int,
                   ? = 0, job.created_at, job.created_at + random() * interval '20 minutes'
            FROM products product JOIN training_job_queue job ON job.tenant_id = product.tenant_id
            WHERE job.id = md5(?::text || 'job' || ?)::uuid
            """;

    private static final String METRICS =
            """
            INSERT INTO model_performance_metrics (id, model_id, tenant_id, product_id, mae, rmse, r2_score, mape,
                accuracy_percentage, validation_data_points, wape, smape, mase, bias, coverage, folds, seasonal_naive_wape, details,
                created_at)
            SELECT gen_random_uuid(), id, tenant_id, product_id, 10 * error, 14 * error, 1 - error, 100 * error,
                   100 - 100 * error, 112, error, error, 2 * error, 0.1, 0.94, 8, error + 0.1 * (random() - 0.2),
                   '{"profile": {"series_class": "smooth"}, "notes": []}', created_at
            FROM (SELECT *, 0.05 + 0.9 * random() * random() AS error FROM trained_models
                  WHERE training_job_id = md5(?::text || 'job' || ?)::uuid) model
            """;

    private static final String LOGS =
            """
            INSERT INTO model_training_logs (id, training_job_id, tenant_id, product_id, log_level, message, step_name,
                execution_time_ms, created_at)
            SELECT gen_random_uuid(), training_job_id, tenant_id, product_id, 'INFO', 'Done.', step,
                   exp(2 + 3 * random())::int, created_at
            FROM trained_models, unnest(ARRAY['collect', 'engineer_features', 'fit', 'validate', 'store', 'register']) step
            WHERE training_job_id = md5(?::text || 'job' || ?)::uuid
            """;

    /** For the jobs without log lines, what the trigger would have counted. */
    private static final String COUNTS =
            """
            INSERT INTO duration_statistics AS kept
            SELECT ?::uuid, (now() - make_interval(weeks => ?))::date, step, two_digits(exp(2 + 3 * random())::bigint), count(*)
            FROM generate_series(1, ?), unnest(ARRAY['collect', 'engineer_features', 'fit', 'validate', 'store', 'register']) step
            GROUP BY 1, 2, 3, 4
            ON CONFLICT (tenant_id, day, step, millis) DO UPDATE SET times = kept.times + excluded.times
            """;

    private static final String END =
            "UPDATE training_job_queue SET status = 'completed', completed_at = started_at + interval '20 minutes' WHERE status = 'failed'";

    private final Connection database;

    private AnalyticsAtScale(Connection database) {
        this.database = database;
    }

    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        Path data = Path.of(args[0]);
        int products = number(args, 1, 10_000);
        int versions = number(args, 2, 100);
        int calls = number(args, 3, 200);
        String endpoints = Files.readString(data.resolve("endpoints.json"));
        String token = Files.readString(data.resolve("tokens/admin.jwt")).strip();
        String tenant = claim(token);
        if (products > 0) {
            fill(text(endpoints, "database_url"), tenant, products, versions);
        }
        measure(text(endpoints, "api_url") + "/api/v1/training/analytics/", token, calls);
    }

    private static void fill(String url, String tenant, int products, int versions) throws SQLException {
        try (Connection connection = connect(url)) {
            AnalyticsAtScale scale = new AnalyticsAtScale(connection);
            scale.fill(tenant, products, versions);
            for (int other = 1; other <= OTHER_TENANTS; other++) {
                scale.fill("00000000-0000-4000-8000-00000000000" + other, OTHER_PRODUCTS, OTHER_VERSIONS);
            }
            scale.analyze();
        }
    }

    private void fill(String tenant, int products, int versions) throws SQLException {
        long start = System.nanoTime();
        run("SET ROLE training_system");
        run(PRODUCTS, tenant, tenant, products);
        for (int week = versions - 1; week >= 0; week--) {
            run(JOB, tenant, week, tenant, week, week);
            run(MODELS, week, tenant, week);
            run(METRICS, tenant, week);
            if (week < JOBS_WITH_LOGS) {
                run(LOGS, tenant, week);
            } else {
                run(COUNTS, tenant, week, products);
            }
            run(END);
        }
        System.out.printf(
                "%,d models of tenant %s in %d s%n",
                (long) products * versions,
                tenant,
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }

    /** What autovacuum does after a while. */
    private void analyze() throws SQLException {
        run("RESET ROLE");
        run(
                "VACUUM (ANALYZE) trained_models, model_performance_metrics, model_training_logs, accuracy_statistics, duration_statistics");
    }

    private void run(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private static void measure(String root, String token, int calls) throws IOException, InterruptedException {
        System.out.printf(
                "%-60s %8s %8s %8s%n", "route, " + calls + " calls, milliseconds", "median", "p95", "longest");
        String day = LocalDate.now(ZoneOffset.UTC).minusDays(90).toString();
        for (String route : List.of(
                "performance",
                "performance?limit=500",
                "performance?category=category-7",
                "performance?from=" + day,
                "accuracy",
                "accuracy?period=day&limit=500",
                "accuracy?category=category-7",
                "duration",
                "duration?from=" + day)) {
            measure(root, route, token, calls);
        }
    }

    private static void measure(String root, String route, String token, int calls)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + route))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30))
                .build();
        double[] millis = new double[calls];
        for (int call = 0; call < calls; call++) {
            long start = System.nanoTime();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            millis[call] = (System.nanoTime() - start) / 1e6;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(route + " was answered " + answer.statusCode() + ": " + answer.body());
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                "%-60s %8.1f %8.1f %8.1f%n",
                route, millis[calls / 2], millis[(int) Math.ceil(0.95 * calls) - 1], millis[calls - 1]);
    }

    private static int number(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }

    private static Connection connect(String url) throws SQLException {
        URI uri = URI.create(url);
        String[] login = uri.getUserInfo().split(":", 2);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath(), login[0], login[1]);
    }

    private static String claim(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return text(new String(payload, StandardCharsets.UTF_8), "tenant_id");
    }

    private static String text(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalArgumentException("no " + name + " in " + json);
        }
        return found.group(1);
    }
}
