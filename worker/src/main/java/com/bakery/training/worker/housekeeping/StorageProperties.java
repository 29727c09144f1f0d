package com.bakery.training.worker.housekeeping;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What is kept and how often it is looked at; the environment variable of each stands in {@code worker.yml}.
 *
 * @param retentionDays age from which versions are deleted; 0: any age stays
 * @param maxVersionsPerProduct versions kept of one product; 0: any number stays
 * @param scrubHours after which a stored file is read and verified again; 0: never
 */
@Validated
@ConfigurationProperties("training.storage")
public record StorageProperties(
        @Min(0) @Max(36_500) int retentionDays,
        @Min(0) @Max(100_000) int maxVersionsPerProduct,
        @Min(0) @Max(8_760) int scrubHours) {}
