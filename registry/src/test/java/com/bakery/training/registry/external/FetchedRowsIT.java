package com.bakery.training.registry.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.product.ProductReference;
import com.bakery.training.registry.sales.CalendarDay;
import com.bakery.training.registry.sales.DailySale;
import com.bakery.training.registry.sales.DayValue;
import com.bakery.training.registry.sales.RegressorValue;
import com.bakery.training.registry.sales.SaleRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchedRowsIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final Instant FIRST = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant LATER = FIRST.plusSeconds(60);
    private static RegistryDatabase database;
    private static TestRegistry registry;

    private final UUID tenant = UUID.randomUUID();

    @BeforeAll
    static void open() {
        database = RegistryDatabase.open();
        registry = database.registry();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void anUploadedDayStaysAndALaterUploadReplacesAFetchedOne() {
        UUID roll = registry.product(tenant, "Roll", 10, 0);
        registry.sales.upsert(tenant, List.of(sale(roll, MONDAY, 10)));

        int written = registry.fetched.sales(
                tenant, "sales", FIRST, List.of(sale(roll, MONDAY, 99), sale(roll, MONDAY.plusDays(1), 20)));

        assertThat(written).isEqualTo(1);
        assertThat(quantities(roll)).containsExactly(10.0, 20.0);

        registry.sales.upsert(tenant, List.of(sale(roll, MONDAY.plusDays(1), 30)));
        assertThat(registry.fetched.sales(tenant, "sales", LATER, List.of(sale(roll, MONDAY.plusDays(1), 99))))
                .isZero();
        assertThat(quantities(roll)).containsExactly(10.0, 30.0);
    }

    @Test
    void aRowThatOneFetchNamesTwiceCountsOnceAndTheNextFetchCorrectsIt() {
        UUID roll = registry.product(tenant, "Roll", 10, 0);

        assertThat(registry.fetched.sales(tenant, "sales", FIRST, List.of(sale(roll, MONDAY, 10))))
                .isEqualTo(1);
        assertThat(registry.fetched.sales(tenant, "sales", FIRST, List.of(sale(roll, MONDAY, 11))))
                .isZero();
        assertThat(quantities(roll)).containsExactly(10.0);
        assertThat(registry.fetched.sales(tenant, "sales", LATER, List.of(sale(roll, MONDAY, 12))))
                .isEqualTo(1);
        assertThat(quantities(roll)).containsExactly(12.0);
    }

    @Test
    void uploadedNumbersAndNamesOfDaysWin() {
        registry.regressors.upsert(tenant, List.of(new RegressorValue("temperature", MONDAY, 5.0)));
        registry.calendar.replace(tenant, List.of(MONDAY), List.of(new CalendarDay(MONDAY, "Fair")));

        registry.fetched.numbers(
                tenant,
                "external",
                FIRST,
                List.of(
                        new RegressorValue("temperature", MONDAY, 99.0),
                        new RegressorValue("temperature", MONDAY.plusDays(1), 6.0)));
        registry.fetched.holidays(
                tenant,
                "external",
                List.of(new CalendarDay(MONDAY, "Other"), new CalendarDay(MONDAY.plusDays(1), "Reyes")));

        assertThat(registry.regressors.series(tenant)).singleElement().satisfies(series -> assertThat(series.values())
                .containsExactly(new DayValue(MONDAY, 5), new DayValue(MONDAY.plusDays(1), 6)));
        assertThat(registry.calendar.days(tenant))
                .containsExactly(new CalendarDay(MONDAY, "Fair"), new CalendarDay(MONDAY.plusDays(1), "Reyes"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUploadOfSeveralCallsAndAFetchTakeTurns(boolean sales) throws Exception {
        UUID roll = registry.product(tenant, "Roll", 10, 0);
        LocalDate sunday = MONDAY.minusDays(1);
        IntSupplier fetch = () -> sales
                ? registry.fetched.sales(tenant, "sales", LATER, List.of(sale(roll, sunday, 1), sale(roll, MONDAY, 1)))
                : registry.fetched.numbers(tenant, "external", LATER, List.of(number(sunday), number(MONDAY)));
        assertThat(fetch.getAsInt()).isEqualTo(2);

        CompletableFuture<Integer> fetched = database.transactions().inTenant(tenant, db -> {
            upload(sales, roll, MONDAY);
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(fetch::getAsInt);
            awaitAWaitingTransaction();
            upload(sales, roll, sunday);
            return waiting;
        });

        assertThat(fetched.get(10, TimeUnit.SECONDS)).isZero(); // what was uploaded stays
    }

    @Test
    void anUploadOfNamedDaysAloneAndAFetchTakeTurns() throws Exception {
        CalendarDay sunday = new CalendarDay(MONDAY.minusDays(1), "Fair");
        CalendarDay monday = new CalendarDay(MONDAY, "Reyes");

        CompletableFuture<Integer> fetched = database.transactions().inTenant(tenant, db -> {
            registry.calendar.replace(tenant, List.of(MONDAY), List.of(monday));
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(
                    () -> registry.fetched.holidays(tenant, "external", List.of(sunday, monday)));
            awaitAWaitingTransaction();
            registry.calendar.replace(tenant, List.of(sunday.day()), List.of(sunday));
            return waiting;
        });

        assertThat(fetched.get(10, TimeUnit.SECONDS)).isZero(); // what was uploaded stays
        assertThat(registry.calendar.days(tenant)).containsExactly(sunday, monday);
    }

    private void upload(boolean sales, UUID roll, LocalDate day) {
        if (sales) {
            registry.products.resolve(tenant, List.of(new ProductReference(roll, "Roll", null)));
            registry.sales.upsert(tenant, List.of(sale(roll, day, 5)));
        } else {
            registry.regressors.upsert(tenant, List.of(number(day)));
        }
    }

    private static void awaitAWaitingTransaction() {
        for (int i = 0; i < 200; i++) {
            if (database.superuser()
                    .sql("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
                    .query(Boolean.class)
                    .single()) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new AssertionError("nobody waits for a lock");
    }

    private static RegressorValue number(LocalDate day) {
        return new RegressorValue("footfall", day, 7.0);
    }

    private static SaleRow sale(UUID product, LocalDate day, double quantity) {
        return new SaleRow(product, day, quantity, null, null);
    }

    private List<Double> quantities(UUID product) {
        return registry.sales.series(tenant, product).stream()
                .map(DailySale::quantity)
                .toList();
    }
}
