package com.bakery.training.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs the contract's own statements beside the migrated tables and compares what PostgreSQL made of both. */
class SeedTablesIT {
    private static final String COLUMNS =
            """
            SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || udt_name || ' '
                   || coalesce(character_maximum_length::text, '-') || ' ' || coalesce(numeric_precision::text, '-') || ' '
                   || coalesce(numeric_scale::text, '-') || ' default ' || coalesce(column_default, '-')
                   || ' nullable ' || is_nullable
            FROM information_schema.columns WHERE table_schema = :schema AND table_name = ANY (:tables) ORDER BY 1
            """;

    private static final String CONSTRAINTS =
            """
            SELECT relation.relname || ' ' || replace(pg_get_constraintdef(entry.oid), 'seed.', '')
            FROM pg_constraint entry JOIN pg_class relation ON relation.oid = entry.conrelid
            WHERE entry.connamespace = CAST(:schema AS regnamespace) AND entry.contype IN ('p', 'u', 'f')
              AND relation.relname = ANY (:tables) ORDER BY 1
            """;

    private static final String[] TABLES = {
        "training_job_queue", "trained_models", "model_performance_metrics", "model_training_logs", "model_artifacts"
    };

    private RegistryDatabase database;
    private JdbcClient db;

    @BeforeEach
    void runTheContract() throws IOException {
        database = RegistryDatabase.open();
        db = database.superuser();
        try (InputStream contract = SeedTablesIT.class.getResourceAsStream("/seed-tables.sql")) {
            String statements = new String(contract.readAllBytes(), StandardCharsets.UTF_8);
            db.sql("CREATE SCHEMA seed; SET search_path TO seed; " + statements).update();
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theFiveTablesHaveExactlyTheContractsColumns() {
        assertThat(described(COLUMNS, "seed")).hasSize(59);
        assertThat(described(COLUMNS, "public")).containsAll(described(COLUMNS, "seed"));
    }

    @Test
    void keysAndReferencesOfTheContractHold() {
        assertThat(described(CONSTRAINTS, "seed")).hasSize(10);
        assertThat(described(CONSTRAINTS, "public")).containsAll(described(CONSTRAINTS, "seed"));
    }

    @Test
    void columnsBesideTheContractAreOptional() {
        List<Map<String, Object>> required = db.sql(
                        """
                        SELECT ours.table_name, ours.column_name FROM information_schema.columns ours
                        WHERE ours.table_schema = 'public' AND ours.table_name = ANY (:tables)
                          AND ours.is_nullable = 'NO' AND ours.is_identity = 'NO'
                          AND NOT EXISTS (SELECT FROM information_schema.columns theirs WHERE theirs.table_schema = 'seed'
                              AND theirs.table_name = ours.table_name AND theirs.column_name = ours.column_name)
                        """)
                .param("tables", TABLES)
                .query()
                .listOfRows();
        assertThat(required).isEmpty();
    }

    @Test
    void theComparisonSeesEveryKindOfDrift() {
        for (String drift : List.of(
                "ALTER TABLE public.trained_models ALTER model_path TYPE TEXT",
                "ALTER TABLE public.training_job_queue ALTER priority DROP DEFAULT",
                "ALTER TABLE public.model_training_logs ALTER message SET NOT NULL",
                "ALTER TABLE public.model_performance_metrics ALTER mae TYPE DECIMAL(12, 4)")) {
            int before = missing();
            db.sql(drift).update();
            assertThat(missing()).as(drift).isEqualTo(before + 1);
        }
    }

    private int missing() {
        List<String> expected = described(COLUMNS, "seed");
        List<String> found = described(COLUMNS, "public");
        return (int) expected.stream().filter(column -> !found.contains(column)).count();
    }

    private List<String> described(String sql, String schema) {
        return db.sql(sql)
                .param("schema", schema)
                .param("tables", TABLES)
                .query(String.class)
                .list();
    }
}
