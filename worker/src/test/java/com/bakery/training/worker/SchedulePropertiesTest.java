package com.bakery.training.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.registry.schedule.ScheduleSettings;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class SchedulePropertiesTest {

    @Test
    void everybodyIsTrainedOnMondaysAtThreeInMadrid() throws IOException {
        ScheduleSettings weekly = bind(Map.of()).settings().orElseThrow();

        assertThat(weekly)
                .isEqualTo(new ScheduleSettings(
                        "0 3 * * 1", "Europe/Madrid", false, "Weekly retraining - All products", null, 0, false));
    }

    @Test
    void everyVariableReachesItsSetting() throws IOException {
        ScheduleSettings settings = bind(Map.of(
                        "TRAINING_SCHEDULE_CRON", "30 1 1 * *",
                        "TRAINING_SCHEDULE_TIME_ZONE", "Atlantic/Canary",
                        "TRAINING_SCHEDULE_JOB_NAME", "Monthly"))
                .settings()
                .orElseThrow();

        assertThat(settings)
                .isEqualTo(new ScheduleSettings("30 1 1 * *", "Atlantic/Canary", false, "Monthly", null, 0, false));
        assertThat(bind(Map.of("TRAINING_SCHEDULE_CRON", "OFF")).settings()).isEmpty();
    }

    @Test
    void aBadValueIsExplainedByItsVariable() {
        assertThatThrownBy(() -> bind(Map.of("TRAINING_SCHEDULE_CRON", "weekly")))
                .hasStackTraceContaining("TRAINING_SCHEDULE_CRON: 'weekly' must have five fields");
        assertThatThrownBy(() -> bind(Map.of("TRAINING_SCHEDULE_TIME_ZONE", "Madrid")))
                .hasStackTraceContaining("TRAINING_SCHEDULE_TIME_ZONE: 'Madrid' is not an IANA time zone");
    }

    private static ScheduleProperties bind(Map<String, Object> variables) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new MapPropertySource("variables", variables));
        new YamlPropertySourceLoader()
                .load("worker.yml", new ClassPathResource("worker.yml"))
                .forEach(environment.getPropertySources()::addLast);
        return Binder.get(environment)
                .bind("training.schedule", ScheduleProperties.class)
                .get();
    }
}
