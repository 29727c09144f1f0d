package com.bakery.training.worker;

import com.bakery.training.activities.external.ExternalSettings;
import com.bakery.training.activities.external.ExternalSettings.Service;
import com.bakery.training.activities.external.ExternalSettings.Traffic;
import com.bakery.training.activities.external.ExternalSettings.Weather;
import com.bakery.training.activities.external.http.HttpLimits;
import com.bakery.training.registry.external.Place;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Other services, blank where there is none; the environment variable of each stands in {@code worker.yml}.
 *
 * @param trafficPlace latitude and longitude of the town whose traffic it is
 * @param timeout of one answer, to its last byte
 */
@Validated
@ConfigurationProperties("training.external")
public record ExternalProperties(
        String salesServiceUrl,
        String salesServiceToken,
        @Min(1) @Max(36_500) int salesHistoryDays,
        String externalServiceUrl,
        String externalServiceToken,
        String weatherUrl,
        String weatherArchiveUrl,
        String weatherApiKey,
        String trafficUrl,
        String trafficPlace,
        DataSize trafficMaxFile,
        Duration trafficTimeout,
        Duration timeout,
        DataSize maxResponse) {

    public ExternalProperties {
        ServiceAddress.check("SALES_SERVICE_URL", salesServiceUrl);
        ServiceAddress.check("EXTERNAL_SERVICE_URL", externalServiceUrl);
        ServiceAddress.check("WEATHER_URL", weatherUrl);
        ServiceAddress.check("WEATHER_ARCHIVE_URL", weatherArchiveUrl);
        ServiceAddress.check("TRAFFIC_URL", trafficUrl.replace("{month}", "2026-01"));
        ServiceAddress.place("TRAFFIC_PLACE", trafficPlace);
        ServiceAddress.token("SALES_SERVICE_TOKEN", salesServiceToken);
        ServiceAddress.token("EXTERNAL_SERVICE_TOKEN", externalServiceToken);
        requirePositive("EXTERNAL_TIMEOUT_SECONDS", timeout.toSeconds());
        requirePositive("TRAFFIC_TIMEOUT_SECONDS", trafficTimeout.toSeconds());
        requirePositive("EXTERNAL_MAX_RESPONSE_MB", maxResponse.toMegabytes());
        requirePositive("TRAFFIC_MAX_FILE_MB", trafficMaxFile.toMegabytes());
    }

    private static void requirePositive(String variable, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(variable + " must be above 0, not " + value);
        }
    }

    /** The same in the words of the activities. */
    public ExternalSettings settings() {
        return new ExternalSettings(
                service(salesServiceUrl, salesServiceToken),
                service(externalServiceUrl, externalServiceToken),
                weather(),
                traffic(),
                new HttpLimits(timeout, maxResponse.toBytes()),
                salesHistoryDays);
    }

    private @Nullable Weather weather() {
        if (weatherUrl.isBlank()) {
            return null;
        }
        String archive = weatherArchiveUrl.isBlank() ? ServiceAddress.archiveOf(weatherUrl) : weatherArchiveUrl;
        return new Weather(
                URI.create(ServiceAddress.withoutVersion(weatherUrl)),
                URI.create(ServiceAddress.withoutVersion(archive)),
                orNull(weatherApiKey));
    }

    private @Nullable Traffic traffic() {
        Place place = ServiceAddress.place("TRAFFIC_PLACE", trafficPlace);
        return trafficUrl.isBlank()
                ? null
                : new Traffic(trafficUrl, place, new HttpLimits(trafficTimeout, trafficMaxFile.toBytes()));
    }

    private static @Nullable Service service(String address, String token) {
        return address.isBlank() ? null : new Service(URI.create(address), orNull(token));
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }

    /** Tokens and keys stay out of every log. */
    @Override
    public String toString() {
        return "ExternalProperties[sales=" + salesServiceUrl + ", external=" + externalServiceUrl + ", weather="
                + weatherUrl + ", traffic=" + trafficUrl + "]";
    }
}
