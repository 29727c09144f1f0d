package com.bakery.training.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.activities.external.ExternalSettings;
import com.bakery.training.activities.external.ExternalSettings.Service;
import com.bakery.training.activities.external.ExternalSettings.Traffic;
import com.bakery.training.activities.external.ExternalSettings.Weather;
import com.bakery.training.activities.external.http.HttpLimits;
import com.bakery.training.registry.external.Place;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class ExternalPropertiesTest {
    private static final HttpLimits ANSWERS = new HttpLimits(Duration.ofSeconds(10), 16L << 20);

    @Test
    void nothingIsAskedUnlessItIsNamed() throws IOException {
        assertThat(bind(Map.of())).isEqualTo(new ExternalSettings(null, null, null, null, ANSWERS, 1826));
    }

    @Test
    void everyVariableReachesItsSetting() throws IOException {
        assertThat(bind(Map.ofEntries(
                        Map.entry("SALES_SERVICE_URL", "http://sales:8001/api/v1"),
                        Map.entry("SALES_SERVICE_TOKEN", "one"),
                        Map.entry("SALES_HISTORY_DAYS", "400"),
                        Map.entry("EXTERNAL_SERVICE_URL", "https://external"),
                        Map.entry("EXTERNAL_SERVICE_TOKEN", "two"),
                        Map.entry("WEATHER_URL", "https://weather"),
                        Map.entry("WEATHER_ARCHIVE_URL", "https://old-weather"),
                        Map.entry("WEATHER_API_KEY", "three"),
                        Map.entry("TRAFFIC_URL", "https://mirror/{month}.csv"),
                        Map.entry("TRAFFIC_PLACE", "41.4, 2.2"),
                        Map.entry("TRAFFIC_MAX_FILE_MB", "8"),
                        Map.entry("TRAFFIC_TIMEOUT_SECONDS", "20"),
                        Map.entry("EXTERNAL_TIMEOUT_SECONDS", "3"),
                        Map.entry("EXTERNAL_MAX_RESPONSE_MB", "2"))))
                .isEqualTo(new ExternalSettings(
                        new Service(URI.create("http://sales:8001/api/v1"), "one"),
                        new Service(URI.create("https://external"), "two"),
                        new Weather(URI.create("https://weather"), URI.create("https://old-weather"), "three"),
                        new Traffic(
                                "https://mirror/{month}.csv",
                                new Place(41.4, 2.2),
                                new HttpLimits(Duration.ofSeconds(20), 8L << 20)),
                        new HttpLimits(Duration.ofSeconds(3), 2L << 20),
                        400));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.open-meteo.com, https://api.open-meteo.com, https://archive-api.open-meteo.com",
        "https://customer-api.open-meteo.com/v1/forecast, https://customer-api.open-meteo.com,"
                + " https://customer-archive-api.open-meteo.com",
        "http://weather.local:9000/v1/archive, http://weather.local:9000, http://weather.local:9000"
    })
    void theArchiveIsFoundWhereOpenMeteoKeepsIt(String url, URI forecast, URI archive) throws IOException {
        assertThat(bind(Map.of("WEATHER_URL", url)).weather()).isEqualTo(new Weather(forecast, archive, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WEATHER_URL|file:///etc/passwd|WEATHER_URL must be an http or https address, not file:///etc/passwd",
                "SALES_SERVICE_URL|sales:8001|SALES_SERVICE_URL must be an http or https address, not sales:8001",
                "EXTERNAL_SERVICE_URL|https://me:secret@host|EXTERNAL_SERVICE_URL must hold neither login nor query;"
                        + " tokens and keys have variables of their own",
                "SALES_SERVICE_TOKEN|hush hush|SALES_SERVICE_TOKEN must hold visible ASCII characters only, without spaces"
                        + " or line ends",
                "TRAFFIC_PLACE|Madrid|TRAFFIC_PLACE must be latitude,longitude, not Madrid",
                "EXTERNAL_TIMEOUT_SECONDS|0|EXTERNAL_TIMEOUT_SECONDS must be above 0, not 0"
            })
    void aBadValueIsNamedByItsVariableAndASecretIsNot(String variable, String value, String message) {
        assertThatThrownBy(() -> bind(Map.of(variable, value))).rootCause().hasMessage(message);
    }

    @Test
    void noSecretIsPrinted() throws IOException {
        ExternalSettings settings = bind(Map.of(
                "SALES_SERVICE_URL", "http://sales",
                "SALES_SERVICE_TOKEN", "hush",
                "WEATHER_URL", "http://weather",
                "WEATHER_API_KEY", "hush"));

        assertThat(settings.toString()).contains("http://sales").doesNotContain("hush");
    }

    private static ExternalSettings bind(Map<String, Object> variables) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new MapPropertySource("variables", variables));
        new YamlPropertySourceLoader()
                .load("worker.yml", new ClassPathResource("worker.yml"))
                .forEach(environment.getPropertySources()::addLast);
        return Binder.get(environment)
                .bind("training.external", ExternalProperties.class)
                .get()
                .settings();
    }
}
