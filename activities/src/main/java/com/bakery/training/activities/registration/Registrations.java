package com.bakery.training.activities.registration;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.PipelineOptions.ProphetSettings;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.model.ProductModel;
import com.bakery.forecasting.profile.SeriesProfile;
import com.bakery.training.activities.collection.DataHash;
import com.bakery.training.activities.support.Runs;
import com.bakery.training.registry.model.ModelArtifact;
import com.bakery.training.registry.model.ModelMetrics;
import com.bakery.training.registry.model.Registration;
import com.bakery.training.workflows.training.ArtifactReference;
import com.bakery.training.workflows.training.RegistrationActivities.RegisterInput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model in the registry's words. Its recipe is how it came about, without the data: the engine and the options. Which members carry the product, and how much, is an
 * outcome of the recipe: it changes with the data.
 */
final class Registrations {
    private Registrations() {}

    /** @param asked the options of the job, which a search within the training may have refined */
    static Registration of(
            RegisterInput input, ProductModel model, ProductData data, PipelineOptions asked, boolean autoDeployment) {
        return new Registration(
                Runs.of(input.product()),
                input.product().productId(),
                input.product().productName(),
                input.stored().modelVersion(),
                model.algorithm(),
                model.engine() + " " + asked,
                hyperparameters(model.options()),
                Math.round(input.trainingMillis() / 1000.0),
                model.dataPoints(),
                input.stored().checksum(),
                DataHash.of(data, asked),
                model.dataFrom(),
                model.dataTo(),
                model.engine(),
                model.options().seed(),
                metrics(model, input.stored().notes()),
                null,
                List.of(
                        artifact(ModelArtifact.MODEL_FILE, input.stored().model()),
                        artifact(ModelArtifact.FEATURE_LIST, input.stored().featureList())),
                List.of(),
                autoDeployment);
    }

    private static Map<String, Object> hyperparameters(PipelineOptions options) {
        ProphetSettings prophet = options.prophet();
        Map<String, Object> values = new TreeMap<>();
        values.put("horizon", options.horizonDays());
        values.put("interval_width", options.intervalWidth());
        values.put("tuning_seconds", options.tuningSeconds());
        values.put("changepoint_prior_scale", prophet.changepointPriorScale());
        values.put("seasonality_prior_scale", prophet.seasonalityPriorScale());
        values.put("holidays_prior_scale", prophet.holidaysPriorScale());
        values.put("n_changepoints", prophet.changepoints());
        values.put("changepoint_range", prophet.changepointRange());
        values.put("daily_seasonality", prophet.dailySeasonality());
        values.put("weekly_seasonality", prophet.weeklySeasonality());
        values.put("yearly_seasonality", prophet.yearlySeasonality());
        return values;
    }

    private static ModelMetrics metrics(ProductModel model, List<String> notes) {
        var metrics = model.metrics();
        return new ModelMetrics(
                metrics.mae(),
                metrics.rmse(),
                metrics.r2(),
                metrics.mape(),
                metrics.accuracyPercentage(),
                metrics.wape(),
                metrics.wape7(),
                metrics.smape(),
                metrics.mase(),
                metrics.bias(),
                metrics.coverage(),
                metrics.validationDataPoints(),
                metrics.folds(),
                metrics.seasonalNaiveWape(),
                details(model, notes));
    }

    private static Map<String, Object> details(ProductModel model, List<String> notes) {
        Map<String, Object> details = new TreeMap<>();
        details.put("weights_week", model.composition().week());
        details.put("weights_month", model.composition().month());
        details.put("horizon", model.options().horizonDays());
        details.put("profile", profile(model.profile()));
        details.put("notes", notes);
        return details;
    }

    private static Map<String, Object> profile(SeriesProfile profile) {
        Map<String, Object> values = new TreeMap<>();
        values.put("series_class", profile.seriesClass().name().toLowerCase(Locale.ROOT));
        values.put("sale_days", profile.saleDays());
        values.put("open_days", profile.openDays());
        values.put("mean_per_open_day", profile.meanPerOpenDay());
        values.put("average_interval", profile.averageInterval());
        values.put("squared_variation", profile.squaredVariation());
        values.put("forecastability", profile.forecastability());
        return values;
    }

    private static ModelArtifact artifact(String type, ArtifactReference file) {
        return new ModelArtifact(type, file.key(), file.bytes(), file.sha256());
    }
}
