package com.bakery.forecasting.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.forecasting.data.DataFinding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CensoredDemandTest {
    private static final int SEEDS = 20;
    private static final int DAYS = 730;

    /** Levels a day; noise from Poisson to erratic; shares of days sold out from 15 to 30 %, as asserted. */
    @ParameterizedTest
    @CsvSource({
        "5, Infinity, .35, .3",
        "20, Infinity, .25, .35",
        "60, Infinity, .25, .4",
        "200, Infinity, .2, .35",
        "5, 20, .35, .25",
        "20, 20, .25, .25",
        "60, 20, .25, .35",
        "200, 20, .25, .35",
        "20, 8, .35, .2",
        "200, 8, .3, .2"
    })
    void theMeanOfAProductThatSellsOutComesBackToTheDemand(double level, double size, double surplus, double error) {
        double share = 0;
        double before = 0;
        double after = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            SimulatedShop shop = SimulatedShop.of(DAYS, level, size, seed);
            List<RawSales> rows = shop.soldFromStock(surplus, error);
            double demand = Arrays.stream(shop.demand()).sum();
            double sold = rows.stream().mapToDouble(RawSales::quantity).sum();
            share += rows.stream().filter(RawSales::soldOut).count() / (double) DAYS / SEEDS;
            before += (sold / demand - 1) / SEEDS;
            after += (Arrays.stream(SimulatedShop.data(rows).quantity()).sum() / demand - 1) / SEEDS;
        }
        assertThat(share).as("share of days sold out").isBetween(.15, .3);
        assertThat(before).as("bias of the sales").isBetween(-.09, -.05);
        assertThat(after)
                .as("bias after the correction; before it %.4f", before)
                .isCloseTo(0, within(.01));
    }

    @Test
    void onlyDaysThatSoldOutChangeAndNoneFallsBelowWhatWasSold() {
        List<RawSales> rows = SimulatedShop.of(400, 20, 20, 1).soldFromStock(.2, .2);
        ProductData data = SimulatedShop.data(rows);

        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).soldOut()) {
                assertThat(data.quantity()[i]).isGreaterThan(rows.get(i).quantity());
            } else {
                assertThat(data.quantity()[i]).isEqualTo(rows.get(i).quantity());
            }
            assertThat(data.soldOut()[i]).isEqualTo(rows.get(i).soldOut());
        }
        int soldOut = (int) rows.stream().filter(RawSales::soldOut).count();
        assertThat(data.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.STOCK_OUT);
            assertThat(finding.value()).isEqualTo(soldOut);
            assertThat(finding.text()).startsWith("Sold out on " + soldOut + " of 400 open days.");
        });
    }

    @Test
    void aProductThatNeverSoldOutIsUntouched() {
        SimulatedShop shop = SimulatedShop.of(400, 20, 20, 2);
        ProductData data = SimulatedShop.data(shop.sold());

        assertThat(data.quantity()).isEqualTo(shop.demand());
        assertThat(data.findings()).isEmpty();
    }

    @Test
    void whereEveryDaySoldOutTheEstimateStaysNearWhatWasSold() {
        List<RawSales> rows = new ArrayList<>();
        for (RawSales row : SimulatedShop.stationary(730, 25, 20, 3).sold()) {
            rows.add(new RawSales(row.day(), row.quantity(), true));
        }

        double sold = rows.stream().mapToDouble(RawSales::quantity).sum();
        double estimated = Arrays.stream(SimulatedShop.data(rows).quantity()).sum();
        assertThat(estimated / sold).isBetween(1.1, 1.8);
    }

    @Test
    void aWeekdayThatAlwaysSoldOutStaysNearWhatWasSold() {
        List<RawSales> rows = new ArrayList<>();
        for (RawSales row : SimulatedShop.stationary(730, 25, 20, 4).sold()) {
            boolean saturday = rows.size() % 7 == 5;
            rows.add(new RawSales(row.day(), saturday ? 30 : row.quantity(), saturday));
        }
        double[] quantity = SimulatedShop.data(rows).quantity();

        for (int i = 5; i < quantity.length; i += 7) {
            assertThat(quantity[i]).isBetween(30.0, 55.0);
        }
    }

    @Test
    void aDayWithNothingToSellGetsTheMeanOfItsWeekday() {
        List<RawSales> rows = new ArrayList<>(
                SimulatedShop.stationary(400, 50, Double.POSITIVE_INFINITY, 5).sold());
        for (int i = 150; i < 250; i++) {
            rows.set(i, new RawSales(rows.get(i).day(), 0, true));
        }
        ProductData data = SimulatedShop.data(rows);

        assertThat(data.quantity()[201]).isCloseTo(50 * 1.4, within(5.0));
        assertThat(data.quantity()[214]).isCloseTo(50 * 1.15, within(5.0));
        assertThat(data.findings()).extracting(DataFinding::kind).containsOnlyOnce(Kind.STOCK_OUT);
    }

    @Test
    void twoDaysThatDidNotSellOutAreEnoughForAFiniteEstimate() {
        List<RawSales> rows = new ArrayList<>();
        for (RawSales row : SimulatedShop.stationary(60, 5, 20, 6).sold()) {
            rows.add(new RawSales(row.day(), row.quantity(), rows.size() != 20 && rows.size() != 40));
        }

        assertThat(Arrays.stream(SimulatedShop.data(rows).quantity()).max().orElseThrow())
                .isBetween(5.0, 40.0);
    }

    @Test
    void theLevelBeforeAShiftSaysNothingOfTheDaysBehindIt() {
        double[] mean = new double[400];
        Arrays.setAll(mean, i -> i < 250 ? 60 : 20);
        List<LevelShift> known = List.of(new LevelShift(250, 60, 20));
        double unaware = 0;
        double found = 0;
        double told = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            SimulatedShop shop = SimulatedShop.of(mean, 20, seed);
            List<RawSales> rows = shop.soldFromStock(.2, .2);
            ProductData data = SimulatedShop.data(rows);
            double[] quantity = rows.stream().mapToDouble(RawSales::quantity).toArray();
            ProductData sold = data.with(quantity, List.of());
            unaware += excess(shop, CensoredDemand.estimate(sold, List.of())) / SEEDS;
            told += excess(shop, CensoredDemand.estimate(sold, known)) / SEEDS;
            found += excess(shop, data.quantity()) / SEEDS;
        }

        assertThat(told).isCloseTo(0, within(.05));
        assertThat(found).isLessThan(unaware / 2).isCloseTo(0, within(.1));
    }

    /** Of the three weeks from day 250 on, as a share of the demand. */
    private static double excess(SimulatedShop shop, double[] quantity) {
        double estimated = Arrays.stream(quantity, 250, 271).sum();
        return estimated / Arrays.stream(shop.demand(), 250, 271).sum() - 1;
    }

    @Test
    void quantitiesInKilogramsAreCorrectedAlike() {
        SimulatedShop shop = SimulatedShop.of(730, 100, 20, 8);
        List<RawSales> pieces = shop.soldFromStock(.25, .2);
        List<RawSales> kilograms = pieces.stream()
                .map(row -> new RawSales(row.day(), row.quantity() * .0125, row.soldOut()))
                .toList();

        double[] counted = SimulatedShop.data(pieces).quantity();
        double[] weighed = SimulatedShop.data(kilograms).quantity();
        for (int i = 0; i < counted.length; i++) {
            assertThat(weighed[i] / .0125).isCloseTo(counted[i], within(.05 * counted[i] + 1));
        }
    }

    @Test
    void aHalfUnitNowAndThenDoesNotMakeACountedProductAWeighedOne() {
        List<RawSales> rows =
                SimulatedShop.of(730, 5, Double.POSITIVE_INFINITY, 11).soldFromStock(.35, .3);
        List<RawSales> withHalves = new ArrayList<>(rows);
        int day = 0;
        while (rows.get(day).soldOut()) {
            day++;
        }
        withHalves.set(day, new RawSales(rows.get(day).day(), rows.get(day).quantity() + .5));

        double whole = Arrays.stream(SimulatedShop.data(rows).quantity()).sum();
        assertThat(Arrays.stream(SimulatedShop.data(withHalves).quantity()).sum())
                .isCloseTo(whole + .5, within(2.0));
    }

    @Test
    void aHolidayDoesNotWidenTheNoiseOfAllDays() {
        List<RawSales> rows = SimulatedShop.of(730, 40, 20, 9).soldFromStock(.2, .2);
        List<RawSales> withHolidays = new ArrayList<>(rows);
        List<NamedDay> named = new ArrayList<>();
        for (int i = 50; i < 730; i += 60) {
            withHolidays.set(i, new RawSales(rows.get(i).day(), 250));
            named.add(new NamedDay(rows.get(i).day(), "Fair"));
        }
        double[] plain = SimulatedShop.data(rows).quantity();
        double[] festive =
                SimulatedShop.data(withHolidays, named.toArray(NamedDay[]::new)).quantity();

        double change = 0;
        int count = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).soldOut() && withHolidays.get(i).soldOut()) {
                change += festive[i] / plain[i] - 1;
                count++;
            }
        }
        assertThat(change / count).isCloseTo(0, within(.06));
    }

    @Test
    void theRuleForSpikesNeitherUndoesACorrectionNorLiftsASpike() {
        List<RawSales> rows =
                new ArrayList<>(SimulatedShop.stationary(200, 30, 3, 10).sold());
        for (int i = 2; i < 200; i += 7) {
            // a weekday with hardly any stock: what is estimated lies far above all that was sold on it
            rows.set(i, new RawSales(rows.get(i).day(), 2, true));
        }
        rows.set(100, new RawSales(rows.get(100).day(), 27));
        rows.set(150, new RawSales(rows.get(150).day(), 5000, true));
        ProductData data = SimulatedShop.data(rows);

        assertThat(data.quantity()[100]).isEqualTo(27);
        assertThat(data.findings())
                .filteredOn(finding -> finding.kind() == Kind.OUTLIER)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.from()).isEqualTo(rows.get(150).day());
                    assertThat(finding.value()).isEqualTo(5000);
                    assertThat(finding.text()).contains("was taken back to " + data.quantity()[150] + ",");
                });
    }
}
