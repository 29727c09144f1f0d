package com.bakery.training.activities.pooled;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.ShopPreparation;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.forecasting.pooled.Boosting;
import com.bakery.forecasting.pooled.BoostingException;
import com.bakery.forecasting.pooled.PooledModel;
import com.bakery.forecasting.pooled.PooledTraining;
import com.bakery.training.activities.feature.JobOptions;
import com.bakery.training.activities.support.Failures;
import com.bakery.training.activities.support.HeartbeatMonitor;
import com.bakery.training.activities.support.Runs;
import com.bakery.training.activities.support.StagedFiles;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.log.LogLevel;
import com.bakery.training.registry.log.NewLogEntry;
import com.bakery.training.registry.log.TrainingLog;
import com.bakery.training.workflows.training.ArtifactReference;
import com.bakery.training.workflows.training.JobActivities;
import com.bakery.training.workflows.training.PooledActivities;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Prepares what the products share by the pipeline. Whatever keeps it from that is said in the job's log, and the job goes on without. */
public final class PooledActivitiesImpl implements PooledActivities {
    private static final String STEP = "prepare_pooled";

    private final ShopProducts products;
    private final PooledNeed need;
    private final JobOptions options;
    private final StagedFiles staged;
    private final TrainingLog log;

    public PooledActivitiesImpl(
            ShopProducts products, PooledNeed need, JobOptions options, StagedFiles staged, TrainingLog log) {
        this.products = products;
        this.need = need;
        this.options = options;
        this.staged = staged;
        this.log = log;
    }

    @Override
    public @Nullable ArtifactReference preparePooled(JobActivities.JobRun job) {
        TrainingMonitor monitor = HeartbeatMonitor.ofThisActivity();
        return Failures.typed(() -> prepare(Runs.of(job), monitor)).orElse(null);
    }

    private Optional<ArtifactReference> prepare(JobRun run, TrainingMonitor monitor) {
        try {
            if (!need.isGiven(run, monitor)) {
                return without(run, LogLevel.INFO, "no product of the job is to be trained");
            }
            return train(run, options.of(run.tenantId(), run.jobId()), monitor);
        } catch (BoostingException | TrainingRefusedException e) {
            // options that no product can be trained with: each product's own failure says so, too
            return without(run, LogLevel.WARNING, String.valueOf(e.getMessage()));
        }
    }

    private Optional<ArtifactReference> train(JobRun run, PipelineOptions inForce, TrainingMonitor monitor) {
        long start = System.nanoTime();
        List<ProductData> shop = products.read(run, inForce, monitor);
        Optional<PooledModel> model = ShopPreparation.prepare(shop, inForce, monitor);
        if (model.isEmpty()) {
            return without(run, LogLevel.INFO, "no product of the shop has enough data");
        }
        ArtifactReference file = staged.write(run, "pooled", ForecastCodec.write(model.get()));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        boolean missing = model.get().trees() == null && Boosting.missing().isPresent();
        say(run, missing ? LogLevel.WARNING : LogLevel.INFO, said(shop, model.get()), millis);
        return Optional.of(file);
    }

    private static String said(List<ProductData> shop, PooledModel model) {
        String learnt = "Learnt from the shop's products (" + shop.size() + ")";
        if (model.trees() != null) {
            return learnt + ", trees included.";
        }
        int days = shop.get(0).shopTotal().length;
        String reason = days < PooledTraining.LEAST_DAYS
                ? "the shop has " + days + " days of sales, they need " + PooledTraining.LEAST_DAYS
                : "there is too little to learn from";
        return learnt + ", without trees: " + Boosting.missing().orElse(reason) + ".";
    }

    private Optional<ArtifactReference> without(JobRun run, LogLevel level, String reason) {
        say(run, level, "Nothing was learnt from the shop as a whole: " + reason + ".", null);
        return Optional.empty();
    }

    private void say(JobRun run, LogLevel level, String message, @Nullable Long millis) {
        NewLogEntry line = new NewLogEntry(run.jobId(), null, level, STEP, message, millis, Map.of("run", run.run()));
        log.append(run.tenantId(), List.of(line));
    }
}
