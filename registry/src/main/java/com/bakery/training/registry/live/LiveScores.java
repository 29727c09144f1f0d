package com.bakery.training.registry.live;

import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.model.Change;
import com.bakery.training.registry.model.ModelArtifact;
import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.tenancy.Transactions;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Daily scores of served, challenging and previous versions, and what they come to. */
public final class LiveScores {
    private static final String MODELS =
            """
            SELECT model.id, model.product_id, rival.role, model.model_version, model.data_to, live.looked_to,
                   file.file_path, file.file_size_bytes, file.checksum, metric.wape, rival.compared_from, live.drifted_at IS NOT NULL AS drifted
            FROM (SELECT id AS model_id, 'champion' AS role, NULL::date AS compared_from
                  FROM trained_models WHERE tenant_id = :tenant AND is_deployed
                  UNION ALL
                  SELECT model_id, alias, compared_from
                  FROM model_aliases WHERE tenant_id = :tenant AND alias IN ('challenger', 'previous')) rival
            JOIN trained_models model ON model.tenant_id = :tenant AND model.id = rival.model_id
            JOIN model_artifacts file ON file.model_id = model.id AND file.artifact_type = 'model_file'
            LEFT JOIN model_performance_metrics metric ON metric.model_id = model.id
            LEFT JOIN model_live_accuracy live ON live.tenant_id = :tenant AND live.model_id = model.id
            WHERE model.data_to IS NOT NULL AND model.damage IS NULL
            ORDER BY model.product_id, rival.role, model.id
            """;

    private static final String INSERT =
            """
            INSERT INTO model_live_scores (tenant_id, model_id, product_id, day, actual, forecast)
            SELECT :tenant, :model, :product, * FROM unnest(CAST(:days AS date[]), CAST(:actuals AS float8[]),
                CAST(:forecasts AS float8[]))
            """;

    private static final String SUM_UP =
            """
            INSERT INTO model_live_accuracy (tenant_id, model_id, product_id, days_scored, wape, bias, mae, last_day, looked_to)
            SELECT :tenant, :model, :product, count(*), sum(abs(forecast - actual)) / nullif(sum(actual), 0),
                   sum(forecast - actual) / nullif(sum(actual), 0), avg(abs(forecast - actual)), max(day), :to
            FROM model_live_scores WHERE tenant_id = :tenant AND model_id = :model
            ON CONFLICT (tenant_id, model_id) DO UPDATE
            SET days_scored = excluded.days_scored, wape = excluded.wape, bias = excluded.bias, mae = excluded.mae,
                last_day = excluded.last_day, looked_to = greatest(excluded.looked_to, model_live_accuracy.looked_to),
                updated_at = now()
            """;

    private final Transactions transactions;

    public LiveScores(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The versions to be scored, by product: served, challenging and previous ones. One whose file is known as damaged can neither forecast nor be served. */
    public List<LiveModel> models(UUID tenantId) {
        return transactions.inTenant(tenantId, db -> db.sql(MODELS)
                .param("tenant", tenantId)
                .query((row, number) -> new LiveModel(
                        Columns.requiredUuid(row, "id"),
                        Columns.requiredUuid(row, "product_id"),
                        row.getString("role"),
                        row.getString("model_version"),
                        Columns.requiredDate(row, "data_to"),
                        Columns.date(row, "looked_to"),
                        new ModelArtifact(
                                ModelArtifact.MODEL_FILE,
                                row.getString("file_path"),
                                row.getLong("file_size_bytes"),
                                row.getString("checksum")),
                        Columns.number(row, "wape"),
                        Columns.date(row, "compared_from"),
                        row.getBoolean("drifted")))
                .list());
    }

    /** Puts these days in the place of what was stored for {@code from..to}, and sums up anew. A repeated call changes nothing. */
    public void write(UUID tenantId, LiveModel model, LocalDate from, LocalDate to, List<LiveDay> days) {
        transactions.runInTenant(tenantId, db -> {
            db.sql(
                            """
                            DELETE FROM model_live_scores
                            WHERE tenant_id = :tenant AND model_id = :model AND day BETWEEN :from AND :to
                            """)
                    .param("tenant", tenantId)
                    .param("model", model.id())
                    .param("from", from)
                    .param("to", to)
                    .update();
            insert(db, tenantId, model, days);
            db.sql(SUM_UP)
                    .param("tenant", tenantId)
                    .param("model", model.id())
                    .param("product", model.productId())
                    .param("to", to)
                    .update();
        });
    }

    private static void insert(JdbcClient db, UUID tenantId, LiveModel model, List<LiveDay> days) {
        db.sql(INSERT)
                .param("tenant", tenantId)
                .param("model", model.id())
                .param("product", model.productId())
                .param("days", days.stream().map(day -> day.day().toString()).toArray(String[]::new))
                .param("actuals", days.stream().map(LiveDay::actual).toArray(Double[]::new))
                .param("forecasts", days.stream().map(LiveDay::forecast).toArray(Double[]::new))
                .update();
    }

    /** The scored days of a version, by day; empty for another tenant's. */
    public List<LiveDay> days(UUID tenantId, UUID modelId) {
        return transactions.inTenant(tenantId, db -> db.sql(
                        """
                        SELECT day, actual, forecast FROM model_live_scores
                        WHERE tenant_id = :tenant AND model_id = :model ORDER BY day
                        """)
                .param("tenant", tenantId)
                .param("model", modelId)
                .query((row, number) -> new LiveDay(
                        Columns.requiredDate(row, "day"), row.getDouble("actual"), row.getDouble("forecast")))
                .list());
    }

    /** Notes that these versions drifted and which job retrains their products; one that is noted already stays as it is. */
    public void drifted(UUID tenantId, UUID jobId, Map<LiveModel, Change> models) {
        transactions.runInTenant(
                tenantId,
                db -> models.forEach((model, why) -> {
                    int changed = db.sql(
                                    """
                            UPDATE model_live_accuracy SET drifted_at = now(), drift_job_id = :job
                            WHERE tenant_id = :tenant AND model_id = :model AND drifted_at IS NULL
                            """)
                            .param("tenant", tenantId)
                            .param("model", model.id())
                            .param("job", jobId)
                            .update();
                    if (changed > 0) {
                        Map<String, Object> details = new HashMap<>(why.figures());
                        details.put("reason", why.reason());
                        details.put("model_id", model.id().toString());
                        details.put("model_version", model.version());
                        details.put("job_id", jobId.toString());
                        AuditLog.append(
                                db, tenantId, why.actor(), "model.drifted", "product/" + model.productId(), details);
                    }
                }));
    }
}
