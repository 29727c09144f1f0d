package com.bakery.training.activities.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.activities.external.ExternalSettings.Service;
import com.bakery.training.activities.external.ExternalSettings.Traffic;
import com.bakery.training.activities.external.ExternalSettings.Weather;
import com.bakery.training.activities.external.http.HttpLimits;
import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.external.Place;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.log.LogEntry;
import com.bakery.training.registry.log.LogLevel;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.product.ProductIds;
import com.bakery.training.registry.sales.CalendarDay;
import com.bakery.training.registry.sales.DailySale;
import com.bakery.training.registry.sales.RegressorRepository;
import com.bakery.training.registry.settings.TenantSettings;
import com.bakery.training.registry.sql.TenantLock;
import com.bakery.training.registry.tenancy.TransactionLimits;
import com.bakery.training.registry.tenancy.Transactions;
import com.bakery.training.workflows.training.ExternalActivities;
import com.bakery.training.workflows.training.ExternalActivities.FetchedData;
import com.bakery.training.workflows.training.JobActivities;
import com.sun.net.httpserver.HttpExchange;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The step over a real PostgreSQL and a real HTTP server; every shop has a place of its own unless it shares one on purpose. */
class ExternalDataIT {
    private static final Instant NOW = Instant.parse("2026-02-20T08:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static RegistryDatabase database;
    private static TestRegistry registry;
    private static int places;

    private final UUID tenant = UUID.randomUUID();
    private final double latitude = 30 + places++;
    private SourceServer server;

    @BeforeAll
    static void openDatabase() {
        database = RegistryDatabase.open();
        registry = database.registry();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() throws IOException {
        server = new SourceServer();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void weatherIsFetchedOncePerPlaceAndOnlyItsForecastGrowsOld() {
        server.handler = ExternalDataIT::weather;
        shop(tenant, latitude + 0.01);
        UUID neighbour = UUID.randomUUID();
        shop(neighbour, latitude - 0.02);

        // 2026-01-01 to 2026-02-09 were sold, 16 more days are known ahead
        assertThat(fetch(tenant, weather(), NOW)).isEqualTo(new FetchedData(56, 0, List.of()));
        assertThat(server.asked)
                .hasSize(2)
                .anyMatch(path -> path.startsWith("/v1/archive?latitude=" + latitude + "&longitude=-3.7")
                        && path.contains("start_date=2026-01-01&end_date=2026-02-14&daily=temperature_2m_mean"))
                .anyMatch(path ->
                        path.startsWith("/v1/forecast?") && path.contains("start_date=2026-02-15&end_date=2026-02-25"));
        fetch(tenant, weather(), NOW.plusSeconds(60));
        fetch(neighbour, weather(), NOW.plusSeconds(60));
        assertThat(server.asked).hasSize(2);

        fetch(tenant, weather(), NOW.plus(Duration.ofHours(7)));
        assertThat(server.asked).hasSize(3);
        assertThat(server.asked.get(2)).contains("/v1/forecast", "start_date=2026-02-15");
    }

    @Test
    void anAnswerThatKnowsNothingTakesNothingAway() {
        server.handler = ExternalDataIT::weather;
        shop(tenant, latitude);
        fetch(tenant, weather(), NOW);
        server.handler =
                exchange -> SourceServer.answer(exchange, 200, "{\"daily\":{\"time\":[],\"temperature_2m_mean\":[]}}");

        fetch(tenant, weather(), NOW.plus(Duration.ofHours(7)));

        LocalDate ahead = TestRegistry.FIRST_DAY.plusDays(39 + 16);
        assertThat(registry.placeDays.visible(tenant, new Place(latitude, -3.7), ahead, ahead))
                .singleElement()
                .satisfies(day -> assertThat(day.numbers()).containsKey("temperature"));
    }

    @Test
    void aSourceThatIsSlowPageAfterPageCostsTheJobNoMoreThanItsShare() {
        server.handler = exchange -> {
            if (exchange.getRequestURI().getPath().startsWith("/v1")) {
                weather(exchange);
            } else {
                pause(100);
                SourceServer.answer(exchange, 200, "{\"items\": [], \"next_cursor\": \"" + System.nanoTime() + "\"}");
            }
        };
        shop(tenant, latitude);
        JobRun run = registry.runningJob(tenant);
        Service service = new Service(server.address(), null);

        FetchedData fetched = fetch(
                run,
                new ExternalSettings(service, null, weather().weather(), null, limits(), 30),
                NOW,
                Duration.ofSeconds(6));

        assertThat(fetched).isEqualTo(new FetchedData(56, 0, List.of("sales")));
        assertThat(log(run, LogLevel.WARNING))
                .anyMatch(line -> line.startsWith("sales: it was not done in the time that a job waits for it"));
    }

    @Test
    void aSourceThatIsDownOrTalksNonsenseIsNamedAndTheOthersAreTaken() {
        server.handler = exchange -> {
            if (exchange.getRequestURI().getPath().startsWith("/v1")) {
                SourceServer.answer(exchange, 200, "<html>Maintenance</html>");
            } else {
                SourceServer.answer(
                        exchange, 200, Samples.text("traffic_2022-01_1row.csv").replace("2022-01-01", "2026-01-01"));
            }
        };
        shop(tenant, latitude);

        JobRun run = registry.runningJob(tenant);
        FetchedData fetched =
                fetch(run, new ExternalSettings(null, null, weather().weather(), traffic(), limits(), 30), NOW);

        assertThat(fetched.unavailable()).containsExactly("weather");
        assertThat(log(run, LogLevel.WARNING))
                .anyMatch(line -> line.startsWith("weather: its answer is not JSON")
                        && line.endsWith("The job goes on with what is there."))
                .anyMatch(line -> line.startsWith("traffic: 1 refused: the day lies outside the month asked for"));
        assertThat(registry.placeDays.visible(
                        tenant, new Place(latitude, -3.7), TestRegistry.FIRST_DAY, TestRegistry.FIRST_DAY))
                .singleElement()
                .satisfies(day -> assertThat(day.numbers()).containsEntry("traffic", 408.0));
    }

    @Test
    void anAddressThatNamesNoMonthIsAFolderOfMonths() {
        shop(tenant, latitude);
        Traffic folder = new Traffic(server.address() + "/traffic/", new Place(latitude, -3.7), limits());

        fetch(tenant, new ExternalSettings(null, null, null, folder, limits(), 30), NOW);

        assertThat(server.asked).containsExactly("/traffic/2026-02.csv", "/traffic/2026-01.csv");
    }

    @Test
    void aShopWithoutAPlaceIsToldSo() {
        registry.product(tenant, "Roll", 10, 40);
        JobRun run = registry.runningJob(tenant);

        fetch(run, weather(), NOW);

        assertThat(server.asked).isEmpty();
        assertThat(log(run, LogLevel.WARNING))
                .containsExactly("weather: not asked, the shop's place is unknown: save latitude and longitude in its"
                        + " settings.");
    }

    @Test
    void salesComePageByPageAndNonsenseCostsItsOwnRows() {
        server.handler = exchange -> SourceServer.answer(
                exchange,
                200,
                exchange.getRequestURI().getQuery().contains("cursor=second")
                        ? """
                        {"items": [{"date": "2026-02-02", "product": "Roll", "quantity": 12},
                                   {"date": "2026-02-01", "product": "Roll", "quantity": 99}], "next_cursor": null}
                        """
                        : """
                        {"items": [{"date": "2026-02-01", "product": "Roll", "quantity": 10, "unit_price": 0.4},
                                   {"date": "2026-02-01", "product": "Roll", "quantity": 11},
                                   {"date": "2031-02-01", "product": "Roll", "quantity": 10},
                                   {"date": "2026-02-03", "product": "Roll", "quantity": "many"},
                                   {"date": "2026-02-03", "product": "Roll", "quantity": NaN},
                                   {"date": "2026-02-03", "product": "", "quantity": 1},
                                   {"date": "2026-02-04", "product": "Roll", "quantity": -2}], "next_cursor": "second"}
                        """);
        registry.product(tenant, "Cake", 1, 1);
        registry.arrivals.waiting().forEach(registry.arrivals::done);
        JobRun run = registry.runningJob(tenant);
        ExternalSettings sales =
                new ExternalSettings(new Service(server.address(), "t0ken"), null, null, null, limits(), 30);

        FetchedData fetched = fetch(run, sales, NOW);

        assertThat(fetched).isEqualTo(new FetchedData(3, 5, List.of()));
        UUID roll = ProductIds.of(tenant, "Roll");
        assertThat(registry.sales.series(tenant, roll))
                .extracting(DailySale::quantity)
                .containsExactly(10.0, 12.0, 0.0);
        assertThat(server.tokens).containsOnly("Bearer t0ken");
        assertThat(server.asked.get(0)).isEqualTo("/tenants/" + tenant + "/sales?from=2026-01-21&to=2026-02-19");
        assertThat(log(run, LogLevel.INFO))
                .anyMatch(line -> line.contains("3 sales of 1 products") && line.contains("1 more were uploaded"));
        // versions are scored against fetched sales as against uploaded ones
        assertThat(registry.arrivals.waiting())
                .filteredOn(arrival -> arrival.tenantId().equals(tenant))
                .singleElement()
                .satisfies(arrival -> assertThat(arrival.firstDay()).isEqualTo("2026-02-01"));
    }

    @Test
    void aHistoryThatTakesLongerThanAJobWaitsComesInOverSeveralJobs() {
        server.handler = exchange -> {
            String query = exchange.getRequestURI().getQuery();
            String to = query.replaceAll(".*to=([-0-9]+).*", "$1");
            boolean endless = server.asked.size() > 1 && to.equals("2025-11-21");
            pause(endless ? 50 : 0);
            SourceServer.answer(
                    exchange,
                    200,
                    "{\"items\": [{\"date\": \"" + to
                            + "\", \"product\": \"Roll\", \"quantity\": 5}], \"next_cursor\": "
                            + (endless ? "\"" + System.nanoTime() + "\"}" : "null}"));
        };
        registry.product(tenant, "Cake", 1, 1);
        registry.arrivals.waiting().forEach(registry.arrivals::done);
        ExternalSettings sales =
                new ExternalSettings(new Service(server.address(), null), null, null, null, limits(), 120);
        JobRun stopped = registry.runningJob(tenant);

        assertThat(fetch(stopped, sales, NOW, Duration.ofSeconds(2)).unavailable())
                .containsExactly("sales");
        assertThat(log(stopped, LogLevel.WARNING))
                .singleElement()
                .asString()
                .contains("in the time that a job waits", "2 sales of 1 products from 2025-11-22 to 2026-02-19");
        assertThat(registry.arrivals.waiting())
                .filteredOn(arrival -> arrival.tenantId().equals(tenant))
                .singleElement()
                .satisfies(arrival -> assertThat(arrival.firstDay()).isEqualTo("2026-02-19"));

        server.asked.clear();
        server.handler = exchange -> SourceServer.answer(exchange, 200, "{\"items\": [], \"next_cursor\": null}");
        fetch(tenant, sales, NOW.plusSeconds(60));
        assertThat(server.asked)
                .containsExactly(
                        "/tenants/" + tenant + "/sales?from=2026-01-23&to=2026-02-19",
                        "/tenants/" + tenant + "/sales?from=2025-10-23&to=2025-11-21");

        server.asked.clear();
        fetch(tenant, sales, NOW.plusSeconds(120));
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void aDayOfSalesCountsWhenItIsOverInTheShop() {
        shop(tenant, latitude);
        ExternalSettings sales =
                new ExternalSettings(new Service(server.address(), null), null, null, null, limits(), 30);

        fetch(tenant, sales, Instant.parse("2026-02-20T22:59:00Z"));
        fetch(tenant, sales, Instant.parse("2026-02-20T23:01:00Z"));

        assertThat(server.asked).hasSize(2);
        assertThat(server.asked.get(0)).endsWith("&to=2026-02-19");
        assertThat(server.asked.get(1)).endsWith("&to=2026-02-20");
    }

    @Test
    void theExternalServiceNamesDaysAndNumbersOfTheShop() {
        server.handler = exchange -> SourceServer.answer(
                exchange,
                200,
                """
                {"items": [{"date": "2026-01-02", "name": "footfall", "value": 120},
                           {"date": "2026-01-02", "name": "humidity", "value": 140},
                           {"date": "2026-01-06", "holiday": "Reyes"}], "next_cursor": null}
                """);
        shop(tenant, latitude);
        ExternalSettings external =
                new ExternalSettings(null, new Service(server.address(), null), null, null, limits(), 30);

        assertThat(fetch(tenant, external, NOW)).isEqualTo(new FetchedData(2, 1, List.of()));
        assertThat(fetch(tenant, external, NOW.plusSeconds(60)).rows()).isZero();

        assertThat(server.asked).hasSize(1);
        assertThat(registry.regressors.series(tenant)).singleElement().satisfies(series -> assertThat(series.name())
                .isEqualTo("footfall"));
        assertThat(registry.calendar.days(tenant)).containsExactly(new CalendarDay(LocalDate.of(2026, 1, 6), "Reyes"));
    }

    @Test
    void anUploadThatIsStillWrittenCostsItsSourceOnlyAndIsNamed() {
        server.handler = exchange -> {
            if (exchange.getRequestURI().getPath().startsWith("/v1")) {
                weather(exchange);
            } else {
                SourceServer.answer(
                        exchange,
                        200,
                        "{\"items\": [{\"date\": \"2026-01-02\", \"name\": \"footfall\", \"value\": 120}], \"next_cursor\": null}");
            }
        };
        shop(tenant, latitude);
        JobRun run = registry.runningJob(tenant);
        ExternalSettings both = new ExternalSettings(
                null, new Service(server.address(), null), weather().weather(), null, limits(), 30);
        TestRegistry impatient = new TestRegistry(new Transactions(
                database.dataSource(),
                new TransactionLimits(Duration.ofSeconds(30), Duration.ofMillis(200), Duration.ofSeconds(60))));

        FetchedData fetched = database.transactions().inTenant(tenant, upload -> {
            TenantLock.take(upload, RegressorRepository.LOCK, tenant);
            return fetch(run, both, NOW, PATIENCE, impatient);
        });

        assertThat(fetched).isEqualTo(new FetchedData(56, 0, List.of("external")));
        assertThat(log(run, LogLevel.WARNING))
                .containsExactly("external: an upload is being written and its rows have to wait. The job goes on with"
                        + " what is there.");
    }

    @Test
    void withoutAnySalesTheJobFailsByNameAndNotInSilence() {
        registry.product(tenant, "Roll", 1, 1);
        JobRun run = registry.runningJob(tenant);
        database.superuser()
                .sql("DELETE FROM sales WHERE tenant_id = ?")
                .param(tenant)
                .update();
        server.handler = exchange -> SourceServer.answer(exchange, 403, "");
        ExternalSettings sales =
                new ExternalSettings(new Service(server.address(), null), null, null, null, limits(), 30);

        assertThatThrownBy(() -> fetch(run, sales, NOW))
                .isInstanceOfSatisfying(ActivityFailure.class, failure -> assertThat(
                                ((ApplicationFailure) failure.getCause()).getType())
                        .isEqualTo("NoSalesError"));
        assertThat(log(run, LogLevel.WARNING)).anyMatch(line -> line.contains("it answers with status 403"));
    }

    private void shop(UUID owner, double shopLatitude) {
        registry.product(owner, "Roll", 10, 40);
        registry.settings.save(owner, new TenantSettings("ES", "MD", shopLatitude, -3.7, "Somewhere", "Europe/Madrid"));
    }

    private ExternalSettings weather() {
        Weather weather = new Weather(server.address(), server.address(), null);
        return new ExternalSettings(null, null, weather, null, limits(), 30);
    }

    private Traffic traffic() {
        return new Traffic(server.address() + "/traffic/{month}.csv", new Place(latitude + 0.3, -3.7), limits());
    }

    private static HttpLimits limits() {
        return new HttpLimits(Duration.ofSeconds(5), 1_000_000);
    }

    private FetchedData fetch(UUID owner, ExternalSettings settings, Instant now) {
        return fetch(registry.runningJob(owner), settings, now);
    }

    private FetchedData fetch(JobRun run, ExternalSettings settings, Instant now) {
        return fetch(run, settings, now, PATIENCE);
    }

    private static FetchedData fetch(JobRun run, ExternalSettings settings, Instant now, Duration patience) {
        return fetch(run, settings, now, patience, registry);
    }

    private static FetchedData fetch(
            JobRun run, ExternalSettings settings, Instant now, Duration patience, TestRegistry store) {
        ExternalSources sources = new ExternalSources(
                settings,
                store.fetched,
                store.fetches,
                store.placeDays,
                store.products,
                store.arrivals,
                (source, outcome) -> {});
        TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
        try {
            temporal.registerActivitiesImplementations(new ExternalActivitiesImpl(
                    sources,
                    store.fetched,
                    store.jobs,
                    store.settings,
                    store.log,
                    patience,
                    Clock.fixed(now, ZoneOffset.UTC)));
            return temporal.newActivityStub(
                            ExternalActivities.class,
                            ActivityOptions.newBuilder()
                                    .setStartToCloseTimeout(Duration.ofMinutes(1))
                                    .setRetryOptions(RetryOptions.newBuilder()
                                            .setMaximumAttempts(1)
                                            .build())
                                    .build())
                    .fetchExternalData(new JobActivities.JobRun(run.tenantId(), run.jobId(), run.run()));
        } finally {
            temporal.close();
        }
    }

    private static List<String> log(JobRun run, LogLevel level) {
        return registry.log.list(run.tenantId(), run.jobId(), PageRequest.first(100)).items().stream()
                .filter(entry -> entry.level() == level)
                .map(LogEntry::message)
                .toList();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The days that are asked for, as Open-Meteo would write them. */
    private static void weather(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        LocalDate from = LocalDate.parse(query.replaceAll(".*start_date=([-0-9]+).*", "$1"));
        LocalDate to = LocalDate.parse(query.replaceAll(".*end_date=([-0-9]+).*", "$1"));
        List<LocalDate> days = from.datesUntil(to.plusDays(1)).toList();
        String times = days.stream().map(day -> "\"" + day + "\"").collect(Collectors.joining(","));
        String temperatures = days.stream()
                .map(day -> Integer.toString(day.getDayOfYear() % 20))
                .collect(Collectors.joining(","));
        SourceServer.answer(
                exchange, 200, "{\"daily\":{\"time\":[" + times + "],\"temperature_2m_mean\":[" + temperatures + "]}}");
    }
}
