package com.bakery.training.activities.live;

import com.bakery.training.activities.queue.QueueWaker;
import com.bakery.training.registry.artifact.Checksums;
import com.bakery.training.registry.job.IntakeResult;
import com.bakery.training.registry.job.JobIntake;
import com.bakery.training.registry.job.JobOrigin;
import com.bakery.training.registry.job.NewJob;
import com.bakery.training.registry.live.LiveDay;
import com.bakery.training.registry.live.LiveModel;
import com.bakery.training.registry.live.LiveScores;
import com.bakery.training.registry.model.Change;
import com.bakery.training.registry.model.ModelAliases;
import com.bakery.training.registry.model.ModelRegistry;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acts on live figures. A champion that lost to its challenger is replaced, one that lost to the version before it is taken
 * back, and one that drifted is trained again, once. Each step is in the audit log with its figures. Repeating it changes
 * nothing.
 */
public final class LiveDecisions {
    /** Who acts, in the audit log. */
    static final String ACTOR = "shadow-score";

    /** Wrong forecasts cost money while they wait. */
    private static final int PRIORITY = 5;

    private static final Logger log = LoggerFactory.getLogger(LiveDecisions.class);

    private final ModelRegistry models;
    private final LiveScores scores;
    private final JobIntake intake;
    private final QueueWaker queue;
    private final LiveMetrics metrics;
    private final LiveSettings settings;

    public LiveDecisions(
            ModelRegistry models,
            LiveScores scores,
            JobIntake intake,
            QueueWaker queue,
            LiveMetrics metrics,
            LiveSettings settings) {
        this.models = models;
        this.scores = scores;
        this.intake = intake;
        this.queue = queue;
        this.metrics = metrics;
        this.settings = settings;
    }

    void act(UUID tenantId, List<ScoredProduct> products) {
        Map<LiveModel, Change> drifted = new LinkedHashMap<>();
        for (ScoredProduct product : products) {
            LiveModel champion = product.in(ModelAliases.CHAMPION);
            if (champion != null) {
                count(tenantId, product.of(champion));
                if (!replaced(tenantId, product, champion) && !champion.drifted()) {
                    Drift.of(product.of(champion), champion.validatedWape(), settings, ACTOR)
                            .ifPresent(change -> drifted.put(champion, change));
                }
            }
        }
        if (!drifted.isEmpty()) {
            retrain(tenantId, drifted);
        }
    }

    private void count(UUID tenantId, List<LiveDay> days) {
        double sold = days.stream().mapToDouble(LiveDay::actual).sum();
        if (sold > 0) {
            metrics.championWape(
                    tenantId, days.stream().mapToDouble(LiveDay::error).sum() / sold);
        }
    }

    private boolean replaced(UUID tenantId, ScoredProduct product, LiveModel champion) {
        return settings.autoDeployment()
                && (lost(tenantId, product, champion, ModelAliases.CHALLENGER)
                        || lost(tenantId, product, champion, ModelAliases.PREVIOUS));
    }

    private boolean lost(UUID tenantId, ScoredProduct product, LiveModel champion, String role) {
        LiveModel rival = product.in(role);
        if (rival == null) {
            return false;
        }
        boolean back = role.equals(ModelAliases.PREVIOUS);
        return Duel.of(product.of(champion), product.of(rival), rival.comparedFrom(), settings.windowDays())
                .lost(settings.windows(), ACTOR)
                .filter(change -> models.replaceChampion(tenantId, champion.id(), rival.id(), back, change))
                .map(change -> {
                    metrics.replaced(tenantId, back);
                    log.info(
                            "Product {} serves version {} now, {} until today: {}",
                            champion.productId(),
                            rival.version(),
                            champion.version(),
                            change.reason());
                    return true;
                })
                .orElse(false);
    }

    /** The job first, by an id that its versions give: a pass that breaks off in between finds the same job again. */
    private void retrain(UUID tenantId, Map<LiveModel, Change> drifted) {
        List<UUID> products =
                drifted.keySet().stream().map(LiveModel::productId).toList();
        String versions = drifted.keySet().stream()
                .map(model -> model.id().toString())
                .sorted()
                .collect(Collectors.joining(","));
        String eventId = "drift/" + Checksums.sha256(versions.getBytes(StandardCharsets.UTF_8));
        IntakeResult job = intake.insert(new NewJob(
                tenantId,
                "Retraining after drift",
                products,
                PRIORITY,
                false,
                null,
                null,
                JobOrigin.DRIFT,
                null,
                eventId));
        scores.drifted(tenantId, job.jobId(), drifted);
        drifted.forEach((model, change) -> metrics.drifted(tenantId));
        queue.wake();
        log.info("Job {} retrains {} products whose deployed versions drifted", job.jobId(), products.size());
    }
}
