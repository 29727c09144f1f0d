package com.bakery.training.activities.live;

import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.forecasting.model.ForecastRequest;
import com.bakery.forecasting.model.InvalidFileException;
import com.bakery.forecasting.model.ProductForecast;
import com.bakery.forecasting.model.ProductModel;
import com.bakery.training.registry.artifact.ArtifactException;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.Gzip;
import com.bakery.training.registry.live.LiveModel;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stored versions had forecast, drawn from their verified files without a refit. */
public final class StoredForecasts {
    private static final Logger log = LoggerFactory.getLogger(StoredForecasts.class);

    private final ArtifactStore store;

    public StoredForecasts(ArtifactStore store) {
        this.store = store;
    }

    /** Expected quantities by day, from the day after the data to {@code to}; empty, with a log line, where the file is missing or damaged. */
    Optional<Map<LocalDate, Double>> until(LiveModel model, LocalDate to) {
        int horizon = (int) ChronoUnit.DAYS.between(model.dataTo(), to);
        try {
            byte[] stored = store.read(model.fileKey(), model.fileChecksum(), ForecastCodec.MAX_BYTES);
            ProductModel read = ForecastCodec.readModel(Gzip.content(model.fileKey(), stored, ForecastCodec.MAX_BYTES));
            return Optional.of(read.forecast(ForecastRequest.of(horizon)).days().stream()
                    .collect(Collectors.toMap(ProductForecast.Day::date, ProductForecast.Day::yhat)));
        } catch (ArtifactException | InvalidFileException | IllegalStateException e) {
            log.warn("Version {} of product {} is not scored on new sales", model.version(), model.productId(), e);
            return Optional.empty();
        }
    }
}
