package com.bakery.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineOptionsTest {

    @Test
    void whatTheyWereCanBeAskedForAgain() {
        PipelineOptions asked = new PipelineOptions(
                30, 7, 0.5, 11L, 3, new PipelineOptions.ProphetSettings(false, false, false, true, 1, 2, 3, 4, 0.5));
        assertThat(PipelineOptions.DEFAULT.withOverrides(asked.overrides())).isEqualTo(asked);
    }

    @Test
    void overridesReplaceWhatTheyName() {
        PipelineOptions options = PipelineOptions.DEFAULT.withOverrides(
                Map.of("changepoint_prior_scale", 0.5, "yearly_seasonality", false, "interval_width", 0.8, "seed", 7));

        assertThat(options.prophet().changepointPriorScale()).isEqualTo(0.5);
        assertThat(options.prophet().yearlySeasonality()).isFalse();
        assertThat(options.intervalWidth()).isEqualTo(0.8);
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.minTrainingDays()).isEqualTo(30);
    }

    @Test
    void refusesUnknownOptionsAndValuesOutsideTheirRange() {
        assertRefused(Map.of("growth", "flat"), "Unknown options [growth].");
        assertRefused(Map.of("interval_width", 1), "Option interval_width must be between 0 and 1, not 1.0.");
        assertRefused(Map.of("n_changepoints", 2.5), "Option n_changepoints must be a whole number.");
        assertRefused(Map.of("weekly_seasonality", "yes"), "Option weekly_seasonality must be true or false.");
        assertRefused(Map.of("horizon", 29), "Option horizon must be 1..28, not 29.");
    }

    private static void assertRefused(Map<String, Object> overrides, String message) {
        assertThatThrownBy(() -> PipelineOptions.DEFAULT.withOverrides(overrides))
                .isInstanceOf(TrainingRefusedException.class)
                .hasMessage(message);
    }
}
