package com.bakery.training.worker.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.activities.live.LiveSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class LivePropertiesTest {

    @Test
    void shippedDefaultsAreThoseOfTheScoring() throws IOException {
        LiveProperties shipped = bind(Map.of());
        assertThat(shipped.settings(true)).isEqualTo(LiveSettings.DEFAULT);
        assertThat(shipped.interval()).isEqualTo(Duration.ofSeconds(15));
        assertThat(shipped.lateDays()).isEqualTo(7);
    }

    @Test
    void everyVariableReachesItsSetting() throws IOException {
        LiveProperties properties = bind(Map.of(
                "SHADOW_SCORE_INTERVAL_SECONDS", "7",
                "DRIFT_MIN_DAYS", "21",
                "DRIFT_WAPE_FACTOR", "2.5",
                "DRIFT_WAPE_MARGIN", "0.25",
                "CHALLENGER_WINDOW_DAYS", "6",
                "CHALLENGER_WINDOWS", "3",
                "LATE_SALES_DAYS", "2"));
        assertThat(properties.settings(false)).isEqualTo(new LiveSettings(21, 2.5, 0.25, 6, 3, false));
        assertThat(properties.interval()).isEqualTo(Duration.ofSeconds(7));
        assertThat(properties.lateDays()).isEqualTo(2);
    }

    @Test
    void refusesAPauseOfZero() {
        assertThatThrownBy(() -> bind(Map.of("SHADOW_SCORE_INTERVAL_SECONDS", "0")))
                .hasRootCauseMessage("SHADOW_SCORE_INTERVAL_SECONDS must be above 0, not 0");
    }

    private static LiveProperties bind(Map<String, Object> variables) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("variables", variables));
        new YamlPropertySourceLoader()
                .load("worker.yml", new ClassPathResource("worker.yml"))
                .forEach(environment.getPropertySources()::addLast);
        return Binder.get(environment)
                .bind("training.live", LiveProperties.class)
                .get();
    }
}
