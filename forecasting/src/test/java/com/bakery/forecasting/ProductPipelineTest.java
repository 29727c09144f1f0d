package com.bakery.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.bakery.forecasting.data.DataRules;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RawSales;
import com.bakery.forecasting.feature.Feature;
import com.bakery.forecasting.feature.FeatureSet;
import com.bakery.forecasting.model.Candidate;
import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.forecasting.model.ForecastRequest;
import com.bakery.forecasting.model.InvalidFileException;
import com.bakery.forecasting.model.ProductForecast;
import com.bakery.forecasting.model.ProductModel;
import com.bakery.forecasting.model.Validation;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductPipelineTest {
    private static final LocalDate CUT = LocalDate.of(2019, 3, 5);
    private static final LocalDate END = LocalDate.of(2019, 4, 30);
    private final ProductPipeline pipeline = new ProductPipeline();

    @ParameterizedTest
    @ValueSource(strings = {"roll", "seeded_roll", "pretzel"})
    void forecastsOfUnseenDaysBeatTheSeasonalNaiveOnes(String product) {
        ProductModel model = train(Bakery.german(product, CUT));
        ProductData later = Bakery.german(product, END);

        double error = 0;
        double naiveError = 0;
        for (ProductForecast.Day day : model.forecast(ForecastRequest.of(28)).days()) {
            int index = later.index(day.date());
            if (later.open(index)) {
                error += Math.abs(day.yhat() - later.quantity()[index]);
                int weekBack = index - 7 * ((day.date().compareTo(CUT) > 0 ? daysAhead(day) + 6 : 6) / 7);
                naiveError += Math.abs(later.quantity()[weekBack] - later.quantity()[index]);
            }
        }
        assertThat(error).isLessThan(naiveError);
        assertThat(model.metrics().wape()).isLessThan(model.metrics().seasonalNaiveWape());
    }

    @Test
    void storedAccuracyIsThatOfDaysAheadNotOfTheFittedOnes() {
        ProductData data = Bakery.german("roll", CUT);
        double[] shuffled = data.quantity().clone();
        java.util.Random random = new java.util.Random(5);
        for (int i = shuffled.length - 1; i > shuffled.length - 100; i--) {
            shuffled[i] = data.open(i) ? 400 + 300 * random.nextGaussian() : 0;
            shuffled[i] = Math.max(0, shuffled[i]);
        }
        ProductData noise = new ProductData(
                "roll", "roll", data.shopFirstDay(), data.shopTotal(), shuffled, List.of(), List.of(), List.of());

        // nothing can be known of pure noise: a share of explained variance above 0 would be memory of the fitted rows
        assertThat(train(noise).metrics().r2()).isLessThan(0.1);
    }

    /** Values that a file may hold, and that no sum of squares can. */
    @Test
    void aProductWhoseFitsDoNotConvergeToNumbersIsRefused() {
        List<RawSales> sales = IntStream.range(0, 120)
                .mapToObj(day -> new RawSales(CUT.plusDays(day), 1e306 * (1 + day % 7)))
                .toList();
        ProductData data = DataRules.apply("huge", "huge", sales, sales, List.of(), List.of(), 30);

        assertThatThrownBy(() -> train(data))
                .isInstanceOfSatisfying(TrainingRefusedException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(TrainingRefusedException.Reason.NO_CONVERGENCE))
                .hasMessageContaining("huge");
    }

    @Test
    void aModelReadFromItsFileForecastsBitForBitTheSame() {
        ProductModel model = train(Bakery.german("roll", CUT));
        byte[] file = ForecastCodec.write(model);
        ProductModel read = ForecastCodec.readModel(file);

        ForecastRequest request = new ForecastRequest(365, 0.8, List.of(0.1, 0.9), null);
        assertThat(read.forecast(request)).isEqualTo(model.forecast(request));
        assertThat(ForecastCodec.write(read)).isEqualTo(file);
    }

    @Test
    void aModelFileNamesItsSchemaAndIsRefusedWhereItIsAnotherOne() {
        String file = new String(ForecastCodec.write(train(Bakery.german("roll", CUT))), StandardCharsets.UTF_8);
        assertThat(file).contains("\"schema_version\":1}");
        byte[] newer =
                file.replace("\"schema_version\":1}", "\"schema_version\":2}").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ForecastCodec.readModel(newer))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("schema_version 2");
    }

    @Test
    void theHorizonAskedForIsWhatAccuracyAndIntervalsAreMeasuredOn() {
        ProductData data = Bakery.german("pretzel", CUT);
        ProductModel month = train(data);
        ProductModel fortnight = train(data, 14);
        ProductModel days = train(data, 5);

        assertThat(fortnight.metrics().validationDataPoints())
                .isBetween(8 * 10, 8 * 14)
                .isLessThan(month.metrics().validationDataPoints());
        assertThat(fortnight.metrics().wape()).isNotEqualTo(month.metrics().wape());
        assertThat(fortnight.metrics().wape7()).isNotNull();
        assertThat(days.metrics().wape7()).as("seven days were not measured").isNull();
        List<double[]> weeks = fortnight.intervals().scaledResiduals();
        assertThat(weeks.get(0))
                .hasSameSizeAs(month.intervals().scaledResiduals().get(0));
        assertThat(weeks.get(3)).as("all that was measured").hasSize(weeks.get(0).length + weeks.get(1).length);
        for (ProductModel model : List.of(fortnight, days)) {
            assertThat(model.forecast(ForecastRequest.of(60)).days())
                    .hasSize(60)
                    .allSatisfy(day -> assertThat(day.yhatUpper()).isGreaterThanOrEqualTo(day.yhat()));
        }
    }

    @Test
    void theSameDataAndOptionsGiveTheSameFile() {
        ProductData data = Bakery.german("pretzel", CUT);

        assertThat(ForecastCodec.write(train(data))).isEqualTo(ForecastCodec.write(train(data)));
    }

    @Test
    void theStepsSurviveTheirFiles() {
        ProductData data = ForecastCodec.readData(ForecastCodec.write(Bakery.german("roll", CUT)));
        FeatureSet features = ForecastCodec.readFeatures(
                ForecastCodec.write(pipeline.engineerFeatures(data, PipelineOptions.DEFAULT, null)));
        Candidate candidate = ForecastCodec.readCandidate(
                ForecastCodec.write(pipeline.fit(data, features, null, TrainingMonitor.NONE)));
        Validation validation = ForecastCodec.readValidation(
                ForecastCodec.write(pipeline.validate(data, features, null, TrainingMonitor.NONE)));

        assertThat(ForecastCodec.write(pipeline.compose(data, features, candidate, validation)))
                .isEqualTo(ForecastCodec.write(train(Bakery.german("roll", CUT))));
    }

    @Test
    void prophetTakesPartFromAYearOfHistoryOn() {
        assertThat(train(Bakery.german("roll", CUT)).algorithm()).contains("prophet");
        ProductModel young = train(Bakery.edinburgh("Bread", LocalDate.of(2017, 3, 12)));

        assertThat(young.algorithm()).contains("ets").doesNotContain("prophet");
    }

    @Test
    void forecastsAreNeverBelowZeroAndComponentsSumToThem() {
        ProductModel model = train(Bakery.edinburgh("Tea", LocalDate.of(2017, 3, 12)));

        for (ProductForecast.Day day : model.forecast(ForecastRequest.of(365)).days()) {
            assertThat(day.yhatLower()).isNotNegative();
            assertThat(day.yhat()).isBetween(day.yhatLower(), day.yhatUpper());
            assertThat(day.contributions().values().stream().mapToDouble(v -> v).sum())
                    .isCloseTo(day.yhat(), within(1e-9));
        }
    }

    @Test
    void moreThanTwentyFeaturesAreNamedAndEachHasAReader() {
        FeatureSet features = pipeline.engineerFeatures(Bakery.german("roll", CUT), PipelineOptions.DEFAULT, null);

        assertThat(features.features())
                .hasSizeGreaterThan(20)
                .extracting(Feature::name)
                .doesNotHaveDuplicates();
        assertThat(features.features()).extracting(Feature::reader).allSatisfy(reader -> assertThat(reader)
                .isNotBlank());
    }

    @Test
    void aMonitorStopsFitAndValidation() {
        ProductData data = Bakery.german("roll", CUT);
        FeatureSet features = pipeline.engineerFeatures(data, PipelineOptions.DEFAULT, null);
        TrainingMonitor stop = (phase, fraction) -> {
            throw new IllegalStateException("stopped in " + phase);
        };

        assertThatThrownBy(() -> pipeline.fit(data, features, null, stop)).hasMessage("stopped in fit ets");
        assertThatThrownBy(() -> pipeline.validate(data, features, null, stop)).hasMessage("stopped in validate");
    }

    private static int daysAhead(ProductForecast.Day day) {
        return (int) java.time.temporal.ChronoUnit.DAYS.between(CUT, day.date());
    }

    private ProductModel train(ProductData data, int horizon) {
        PipelineOptions options = PipelineOptions.DEFAULT.withOverrides(Map.of("horizon", horizon));
        return pipeline.train(data, options, null, TrainingMonitor.NONE);
    }

    private ProductModel train(ProductData data) {
        return pipeline.train(data, PipelineOptions.DEFAULT, null, TrainingMonitor.NONE);
    }
}
