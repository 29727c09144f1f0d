package com.bakery.training.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.bakery.training.registry.SettingFailureAnalyzer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

class WorkerPropertiesTest {

    @Test
    void shippedDefaultsAreThoseOfTheContract() throws IOException {
        WorkerProperties properties = bind(Map.of());

        assertThat(properties)
                .isEqualTo(new WorkerProperties(
                        3,
                        0,
                        Duration.ofMinutes(30),
                        30,
                        true,
                        "/models",
                        true,
                        10,
                        0,
                        Duration.ofSeconds(60),
                        new WorkerProperties.Prophet(true, true, true, false, 0.95, 0.05)));
    }

    @Test
    void everyVariableReachesItsSetting() throws IOException {
        WorkerProperties properties = bind(Map.ofEntries(
                Map.entry("MAX_CONCURRENT_JOBS", "7"),
                Map.entry("MAX_PARALLEL_PRODUCTS_PER_JOB", "9"),
                Map.entry("MAX_TRAINING_TIME_MINUTES", "5"),
                Map.entry("MIN_TRAINING_DATA_DAYS", "60"),
                Map.entry("ENABLE_AUTO_DEPLOYMENT", "false"),
                Map.entry("MODEL_STORAGE_PATH", "/srv/models"),
                Map.entry("ENABLE_MODEL_COMPRESSION", "false"),
                Map.entry("TRAINING_SLOTS", "6"),
                Map.entry("FITTING_SLOTS", "4"),
                Map.entry("STARTUP_TIMEOUT_SECONDS", "9"),
                Map.entry("PROPHET_DAILY_SEASONALITY", "false"),
                Map.entry("PROPHET_WEEKLY_SEASONALITY", "false"),
                Map.entry("PROPHET_YEARLY_SEASONALITY", "false"),
                Map.entry("PROPHET_STRICT", "true"),
                Map.entry("PROPHET_INTERVAL_WIDTH", "0.8"),
                Map.entry("PROPHET_CHANGEPOINT_PRIOR_SCALE", "0.5")));

        assertThat(properties)
                .isEqualTo(new WorkerProperties(
                        7,
                        9,
                        Duration.ofMinutes(5),
                        60,
                        false,
                        "/srv/models",
                        false,
                        6,
                        4,
                        Duration.ofSeconds(9),
                        new WorkerProperties.Prophet(false, false, false, true, 0.8, 0.5)));
    }

    @Test
    void aJobsProductsFillTheFittingSlotsUnlessANumberIsSet() throws IOException {
        assertThat(bind(Map.of("FITTING_SLOTS", "2")).effectiveParallelProducts())
                .isEqualTo(16);
        assertThat(bind(Map.of("FITTING_SLOTS", "20")).effectiveParallelProducts())
                .isEqualTo(80);
        assertThat(bind(Map.of("FITTING_SLOTS", "400")).effectiveParallelProducts())
                .isEqualTo(500);
        assertThat(bind(Map.of("FITTING_SLOTS", "20", "MAX_PARALLEL_PRODUCTS_PER_JOB", "3"))
                        .effectiveParallelProducts())
                .isEqualTo(3);
    }

    @Test
    void refusesATrainingTimeOfZeroAndOneThatNoDateCanHold() {
        assertThatThrownBy(() -> bind(Map.of("MAX_TRAINING_TIME_MINUTES", "0")))
                .hasRootCauseMessage("MAX_TRAINING_TIME_MINUTES must lie in 1..525600, not 0");
        assertThatThrownBy(() -> bind(Map.of("MAX_TRAINING_TIME_MINUTES", "99999999999")))
                .hasRootCauseMessage("MAX_TRAINING_TIME_MINUTES must lie in 1..525600, not 99999999999");
    }

    @Test
    void explainsABadValueByItsVariable() throws IOException {
        assertThat(explain(Map.of("MAX_CONCURRENT_JOBS", "abc")))
                .isEqualTo("MAX_CONCURRENT_JOBS=abc is not a whole number");
        assertThat(explain(Map.of("MAX_CONCURRENT_JOBS", "0")))
                .isEqualTo("MAX_CONCURRENT_JOBS=0 must be greater than or equal to 1");
        assertThat(explain(Map.of("PROPHET_INTERVAL_WIDTH", "7")))
                .isEqualTo("PROPHET_INTERVAL_WIDTH=7.0 must be less than or equal to 0.999");
        assertThat(explain(Map.of("MAX_TRAINING_TIME_MINUTES", "0")))
                .isEqualTo("MAX_TRAINING_TIME_MINUTES must lie in 1..525600, not 0");
    }

    private static String explain(Map<String, Object> variables) throws IOException {
        StandardEnvironment environment = environment(variables);
        LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
        validator.afterPropertiesSet();
        Throwable refused = catchThrowable(() -> Binder.get(environment)
                .bind(
                        ConfigurationPropertyName.of("training.worker"),
                        Bindable.of(WorkerProperties.class),
                        new ValidationBindHandler(validator)));
        return new SettingFailureAnalyzer(environment).analyze(refused).getDescription();
    }

    private static WorkerProperties bind(Map<String, Object> environment) throws IOException {
        return Binder.get(environment(environment))
                .bind("training.worker", WorkerProperties.class)
                .get();
    }

    private static StandardEnvironment environment(Map<String, Object> environment) throws IOException {
        StandardEnvironment standard = new StandardEnvironment();
        standard.getPropertySources()
                .forEach(source -> standard.getPropertySources().remove(source.getName()));
        standard.getPropertySources().addFirst(new MapPropertySource("variables", environment));
        new YamlPropertySourceLoader()
                .load("worker.yml", new ClassPathResource("worker.yml"))
                .forEach(standard.getPropertySources()::addLast);
        return standard;
    }
}
