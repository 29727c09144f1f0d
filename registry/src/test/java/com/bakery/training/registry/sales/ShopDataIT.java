package com.bakery.training.registry.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.Together;
import com.bakery.training.registry.settings.TenantSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopDataIT {
    private static final LocalDate DAY = TestRegistry.FIRST_DAY;

    private static RegistryDatabase database;
    private static TestRegistry registry;

    private UUID tenant;

    @BeforeAll
    static void open() {
        database = RegistryDatabase.open();
        registry = database.registry();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void newTenant() {
        tenant = UUID.randomUUID();
    }

    @Test
    void aSecondUploadReplacesTheDaysItNames() {
        UUID baguette = registry.product(tenant, "Baguette", 5, 3);

        registry.sales.upsert(tenant, List.of(new SaleRow(baguette, DAY.plusDays(1), 9, 1.2, true)));

        assertThat(registry.sales.series(tenant, baguette))
                .containsExactly(
                        new DailySale(DAY, 5, null, null),
                        new DailySale(DAY.plusDays(1), 9, 1.2, true),
                        new DailySale(DAY.plusDays(2), 5, null, null));
    }

    @Test
    void theShopsDaysSumItsProducts() {
        registry.product(tenant, "Baguette", 5, 2);
        UUID croissant = registry.product(tenant, "Croissant", 3, 1);
        registry.sales.upsert(tenant, List.of(new SaleRow(croissant, DAY.plusDays(1), 0, null, null)));

        assertThat(registry.sales.shopDays(tenant))
                .containsExactly(new ShopDay(DAY, 8, 2), new ShopDay(DAY.plusDays(1), 5, 1));
        assertThat(registry.sales.series(UUID.randomUUID(), croissant)).isEmpty();
    }

    @Test
    void recentSalesNameEveryProductOfTheShop() {
        UUID baguette = registry.product(tenant, "Baguette", 5, 40);
        UUID former = registry.product(tenant, "Former", 3, 2);

        assertThat(registry.sales.recent(tenant, 28))
                .containsExactlyInAnyOrder(
                        new RecentSales(baguette, "Baguette", null, 140), new RecentSales(former, "Former", null, 0));
        assertThat(registry.sales.recent(UUID.randomUUID(), 28)).isEmpty();
    }

    @Test
    void simultaneousUploadsOfTheSameDaysDoNotDeadlock() throws Exception {
        UUID baguette = registry.product(tenant, "Baguette", 5, 1);
        UUID croissant = registry.product(tenant, "Croissant", 3, 1);
        List<SaleRow> rows = new ArrayList<>();
        for (int day = 0; day < 500; day++) {
            rows.add(new SaleRow(baguette, DAY.plusDays(day), day, null, null));
            rows.add(new SaleRow(croissant, DAY.plusDays(day), day, null, null));
        }
        AtomicInteger seed = new AtomicInteger();

        Together.run(6, () -> {
            List<SaleRow> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, new Random(seed.incrementAndGet()));
            registry.sales.upsert(tenant, shuffled);
            return true;
        });

        assertThat(registry.sales.series(tenant, baguette)).hasSize(500);
    }

    @Test
    void impossibleQuantitiesAreRefused() {
        for (double quantity : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new SaleRow(tenant, DAY, quantity, null, null))
                    .hasMessageContaining("quantity must be at least 0, not " + quantity);
        }
    }

    @Test
    void anUnknownValueForgetsTheKnownOne() {
        registry.regressors.upsert(
                tenant,
                List.of(
                        new RegressorValue("temperature", DAY, 20.5),
                        new RegressorValue("temperature", DAY.plusDays(1), 21.5),
                        new RegressorValue("promotion", DAY, 1.0)));
        registry.regressors.upsert(
                tenant,
                List.of(
                        new RegressorValue("temperature", DAY, null),
                        new RegressorValue("temperature", DAY.plusDays(1), 22.0)));

        List<RegressorSeries> series = registry.regressors.series(tenant);
        assertThat(series)
                .containsExactly(
                        new RegressorSeries("promotion", List.of(new DayValue(DAY, 1))),
                        new RegressorSeries("temperature", List.of(new DayValue(DAY.plusDays(1), 22))));
        assertThat(series).extracting(RegressorSeries::isEventFlag).containsExactly(true, false);
        assertThatThrownBy(() -> new RegressorValue("temperature", DAY, Double.NaN))
                .hasMessageContaining("temperature");
    }

    @Test
    void theNamesOfUploadedDaysAreReplacedOthersStay() {
        registry.calendar.replace(
                tenant,
                List.of(DAY, DAY.plusDays(5)),
                List.of(new CalendarDay(DAY, "Año Nuevo"), new CalendarDay(DAY.plusDays(5), "Reyes")));

        registry.calendar.replace(tenant, List.of(DAY), List.of(new CalendarDay(DAY, "New Year")));

        assertThat(registry.calendar.days(tenant))
                .containsExactly(new CalendarDay(DAY, "New Year"), new CalendarDay(DAY.plusDays(5), "Reyes"));
    }

    @Test
    void settingsHaveDefaultsUntilTheyAreSaved() {
        assertThat(registry.settings.find(tenant)).isEqualTo(TenantSettings.DEFAULT);
        TenantSettings madrid = new TenantSettings("ES", "MD", 40.4, -3.7, "Madrid", "Europe/Madrid");
        registry.settings.save(tenant, TenantSettings.DEFAULT);
        registry.settings.save(tenant, madrid);
        assertThat(registry.settings.find(tenant)).isEqualTo(madrid);
    }

    @Test
    void settingsThatCannotBeAreRefusedByFieldAndValue() {
        assertRefused("country must be two capital letters, not Spain", "Spain", null, null, null, "Europe/Madrid");
        assertRefused("subdivision", "ES", "madrid", null, null, "Europe/Madrid");
        assertRefused("latitude", "ES", null, 91.0, 0.0, "Europe/Madrid");
        assertRefused("longitude", "ES", null, 40.0, null, "Europe/Madrid");
        assertRefused("time_zone", "ES", null, null, null, "Mars/Olympus");
    }

    private static void assertRefused(
            String message, String country, String subdivision, Double latitude, Double longitude, String zone) {
        assertThatThrownBy(() -> new TenantSettings(country, subdivision, latitude, longitude, null, zone))
                .hasMessageContaining(message);
    }
}
