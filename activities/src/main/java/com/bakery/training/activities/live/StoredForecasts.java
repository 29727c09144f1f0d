package com.bakery.training.activities.live;

import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.forecasting.model.ForecastRequest;
import com.bakery.forecasting.model.InvalidFileException;
import com.bakery.forecasting.model.ProductForecast;
import com.bakery.forecasting.model.ProductModel;
import com.bakery.training.registry.artifact.ArtifactException;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.CorruptArtifactException;
import com.bakery.training.registry.artifact.Gzip;
import com.bakery.training.registry.live.LiveModel;
import com.bakery.training.registry.model.FileDamage;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stored versions had forecast, drawn from their verified files without a refit. */
public final class StoredForecasts {
    private static final Logger log = LoggerFactory.getLogger(StoredForecasts.class);

    private final ArtifactStore store;
    private final FileDamage damage;

    public StoredForecasts(ArtifactStore store, FileDamage damage) {
        this.store = store;
        this.damage = damage;
    }

    /** Expected quantities by day, from the day after the data to {@code to}; empty, with a log line and a report, where the file is missing or damaged. */
    Optional<Map<LocalDate, Double>> until(UUID tenantId, LiveModel model, LocalDate to) {
        int horizon = (int) ChronoUnit.DAYS.between(model.dataTo(), to);
        try {
            byte[] stored = stored(tenantId, model);
            ProductModel read =
                    ForecastCodec.readModel(Gzip.content(model.file().key(), stored, ForecastCodec.MAX_BYTES));
            return Optional.of(read.forecast(ForecastRequest.of(horizon)).days().stream()
                    .collect(Collectors.toMap(ProductForecast.Day::date, ProductForecast.Day::yhat)));
        } catch (ArtifactException | InvalidFileException | IllegalStateException e) {
            log.warn("Version {} of product {} is not scored on new sales", model.version(), model.productId(), e);
            return Optional.empty();
        }
    }

    private byte[] stored(UUID tenantId, LiveModel model) {
        try {
            return store.read(model.file().key(), model.file().sha256(), ForecastCodec.MAX_BYTES);
        } catch (ArtifactException e) {
            damage.report(tenantId, model.productId(), model.file(), e instanceof CorruptArtifactException);
            throw e;
        }
    }
}
