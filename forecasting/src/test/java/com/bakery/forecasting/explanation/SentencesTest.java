package com.bakery.forecasting.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.forecasting.member.Contribution;
import com.bakery.forecasting.model.ProductForecast;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
    private static final LocalDate SATURDAY = LocalDate.of(2024, 3, 16);

    @Test
    void saysWhatIsExpectedAndWhyInEnglish() {
        assertThat(Sentences.ENGLISH.of(day(1250, Map.of("level", 1000.0, "weekday", 300.0, "holiday", -50.0))))
                .startsWith("Saturday")
                .contains(
                        "16 March 2024: 1,250 expected. An ordinary day sells 1,000; the day of the week adds 300 and holidays take 50.");
    }

    @Test
    void saysItInSpanish() {
        assertThat(Sentences.SPANISH.of(day(12.5, Map.of("level", 8.5, "weekday", 3.0, "promotion", 1.0))))
                .isEqualTo(
                        "sábado, 16 de marzo de 2024: se esperan 12. Un día normal vende 8,5; el día de la semana suma 3 y las"
                                + " promociones y los eventos suman 1.");
    }

    @Test
    void aClosedDayIsSaidClosed() {
        ProductForecast.Day closed =
                new ProductForecast.Day(SATURDAY, 0, 0, 0, new TreeMap<>(), new TreeMap<>(), 0.0, true);

        assertThat(Sentences.ENGLISH.of(closed)).endsWith(": the shop is expected to stay closed.");
        assertThat(Sentences.SPANISH.of(closed)).endsWith(": se espera que la tienda esté cerrada.");
    }

    @Test
    void whatMovesTheDayByLittleIsNotWorthAWord() {
        assertThat(Sentences.ENGLISH.of(day(100, Map.of("level", 99.0, "weekday", 1.0))))
                .endsWith("An ordinary day sells 99.");
        assertThat(Sentences.ENGLISH.of(day(2, Map.of("level", 1.6, "weekday", .4))))
                .endsWith("An ordinary day sells 1.6.");
    }

    @Test
    void aForecastWithoutPartsSpeaksOfNoOrdinaryDay() {
        assertThat(Sentences.ENGLISH.of(day(25, Map.of("other", 25.0))))
                .contains("25 expected")
                .doesNotContain("ordinary");
        assertThat(Sentences.SPANISH.of(day(25, Map.of("other", 25.0))))
                .contains("se esperan 25")
                .doesNotContain("normal");
    }

    @Test
    void aLevelCutOffAtNothingIsNotSaidNegative() {
        assertThat(Sentences.ENGLISH.of(day(2, Map.of("level", -.02, "weekday", 2.02))))
                .contains("sells 0;");
    }

    @ParameterizedTest
    @EnumSource(Contribution.class)
    void everyPartHasWordsInBothLanguagesUpAndDown(Contribution part) {
        for (Sentences language : Arrays.asList(Sentences.ENGLISH, Sentences.SPANISH)) {
            for (double value : new double[] {12.3, -12.3}) {
                String sentence = language.of(day(40, parts(part, value)));
                assertThat(sentence)
                        .doesNotContain("{", "}", "'", "NaN", "null")
                        .endsWith(".");
                assertThat(sentence.contains("12") || part == Contribution.LEVEL)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void noPatternHoldsAnApostropheThatFormattingWouldEat(String language) {
        ResourceBundle words = ResourceBundle.getBundle(
                "com.bakery.forecasting.explanation.sentences", java.util.Locale.forLanguageTag(language));

        assertThat(words.keySet())
                .allSatisfy(key -> assertThat(words.getString(key)).doesNotContain("'"));
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        assertThat(keys("en")).isEqualTo(keys("es"));
    }

    private static Map<String, Double> parts(Contribution part, double value) {
        Map<String, Double> parts = new TreeMap<>(Map.of("level", 40.0));
        parts.put(part.label(), value);
        return parts;
    }

    private static java.util.Set<String> keys(String language) {
        return ResourceBundle.getBundle(
                        "com.bakery.forecasting.explanation.sentences", java.util.Locale.forLanguageTag(language))
                .keySet();
    }

    private static ProductForecast.Day day(double yhat, Map<String, Double> parts) {
        return new ProductForecast.Day(SATURDAY, yhat, 0, 2 * yhat, new TreeMap<>(), new TreeMap<>(parts), null, false);
    }
}
