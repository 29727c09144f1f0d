package com.bakery.training.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.registry.artifact.Checksums;
import com.bakery.training.registry.external.Place;
import com.bakery.training.registry.external.PlaceDay;
import com.bakery.training.registry.settings.TenantSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RowLevelSecurityIT {
    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID STRANGER = UUID.randomUUID();

    private static final String UNPROTECTED =
            """
            SELECT relation.relname FROM pg_class relation
            WHERE relation.relkind = 'r' AND relation.relnamespace = 'public'::regnamespace
              AND relation.relname <> 'flyway_schema_history'
              AND NOT (relation.relrowsecurity AND relation.relforcerowsecurity
                       AND EXISTS (SELECT FROM pg_policies WHERE tablename = relation.relname AND policyname = 'tenant'
                                   AND roles = '{training_app}' AND cmd = 'ALL' AND qual LIKE '%app_tenant()%'
                                   AND with_check LIKE '%app_tenant()%')
                       AND EXISTS (SELECT FROM pg_policies WHERE tablename = relation.relname AND policyname = 'system'
                                   AND roles = '{training_system}'))
            """;

    private static RegistryDatabase database;

    @BeforeAll
    static void fillEveryTable() {
        database = RegistryDatabase.open();
        TestRegistry registry = database.registry();
        FurnishedTenant.in(registry, TENANT);
        registry.placeDays.save(
                "weather",
                new Place(40.42, -3.7),
                List.of(new PlaceDay(TestRegistry.FIRST_DAY, Map.of("temperature", 7.5), Instant.EPOCH)));
        certify(TENANT);
    }

    /** An erasure that took place before. */
    private static void certify(UUID tenant) {
        database.superuser()
                .sql("INSERT INTO tenant_erasures (id, tenant_hash, completed_at) VALUES (:id, :hash, now())")
                .param("id", UUID.randomUUID())
                .param("hash", Checksums.sha256(tenant.toString().getBytes(StandardCharsets.UTF_8)))
                .update();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void everyTableForcesRowLevelSecurityWithBothPolicies() {
        assertThat(unprotected()).isEmpty();
    }

    @Test
    void aNewTableWithoutPoliciesIsNoticed() {
        JdbcClient db = database.superuser();
        db.sql("CREATE TABLE forgotten (tenant_id UUID)").update();
        try {
            assertThat(unprotected()).containsExactly("forgotten");
        } finally {
            db.sql("DROP TABLE forgotten").update();
        }
    }

    @Test
    void anotherTenantSeesNoRowOfAnyTable() {
        for (String table : tables()) {
            assertThat(rowsSeenBy(TENANT, table)).as(table).isPositive();
            assertThat(rowsSeenBy(STRANGER, table)).as(table).isZero();
        }
    }

    /** Counted from the catalogue, so that a new table is in it; a role without a tenant is no way in either. */
    @Test
    void noTableWithATenantShowsARowWithoutItsTenant() {
        List<String> withTenant = tablesWithATenant();
        int own = 0;
        int foreign = 0;
        for (String table : withTenant) {
            own += rowsSeenBy(TENANT, table);
            foreign += rowsSeenBy(STRANGER, table) + rowsSeenWithoutATenant(table);
        }
        System.out.printf(
                "Row-level security: %d tables with a tenant_id, %d rows for their tenant, %d for another or none%n",
                withTenant.size(), own, foreign);
        assertThat(withTenant).contains("sales", "trained_models", "websocket_leases", "rate_limits");
        assertThat(own).isGreaterThanOrEqualTo(withTenant.size());
        assertThat(foreign).isZero();
    }

    private static List<String> tablesWithATenant() {
        return database.superuser()
                .sql(
                        """
                        SELECT table_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND column_name = 'tenant_id' ORDER BY table_name
                        """)
                .query(String.class)
                .list();
    }

    private static int rowsSeenWithoutATenant(String table) {
        TransactionTemplate transaction =
                new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
        JdbcClient db = JdbcClient.create(database.dataSource());
        Integer rows = transaction.execute(status -> {
            db.sql("SET LOCAL ROLE training_app").update();
            return number(db, "SELECT count(*) FROM " + table);
        });
        return rows == null ? 0 : rows;
    }

    private static int rowsSeenBy(UUID tenant, String table) {
        return database.transactions().inTenant(tenant, db -> number(db, "SELECT count(*) FROM " + table));
    }

    @Test
    void sharedDaysAreSeenNearTheirPlaceAndWrittenByTheSystemOnly() {
        UUID neighbour = UUID.randomUUID();
        UUID faraway = UUID.randomUUID();
        TestRegistry registry = database.registry();
        registry.settings.save(neighbour, new TenantSettings("ES", "MD", 40.35, -3.81, "Alcorcón", "Europe/Madrid"));
        registry.settings.save(faraway, new TenantSettings("ES", "CT", 41.38, 2.17, "Barcelona", "Europe/Madrid"));

        assertThat(rowsSeenBy(neighbour, "place_days")).isEqualTo(1);
        assertThat(rowsSeenBy(faraway, "place_days")).isZero();
        assertThatThrownBy(() -> database.transactions()
                        .inTenant(TENANT, db -> db.sql("UPDATE place_days SET numbers = '{}'")
                                .update()))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void theSystemSeesTheRowsOfAllTenants() {
        for (String table : tables()) {
            int rows = database.transactions().asSystem(db -> number(db, "SELECT count(*) FROM " + table));
            assertThat(rows).as(table).isPositive();
        }
    }

    @Test
    void theOwnersLoginWithoutARoleSeesNothing() {
        JdbcClient owner = JdbcClient.create(database.dataSource());
        for (String table : tables()) {
            assertThat(number(owner, "SELECT count(*) FROM " + table)).as(table).isZero();
        }
    }

    @Test
    void rowsOfAnotherTenantCanNeitherBeWrittenNorChangedNorTakenOver() {
        assertThatThrownBy(() -> database.transactions().inTenant(STRANGER, db -> db.sql(
                                "INSERT INTO products (tenant_id, id, name) VALUES (:tenant, :id, 'Stolen')")
                        .param("tenant", TENANT)
                        .param("id", UUID.randomUUID())
                        .update()))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
        int changed = database.transactions()
                .inTenant(STRANGER, db -> db.sql("UPDATE trained_models SET is_deployed = FALSE")
                        .update());
        assertThat(changed).isZero();
        assertThatThrownBy(() -> database.transactions()
                        .inTenant(TENANT, db -> db.sql("UPDATE products SET tenant_id = :tenant")
                                .param("tenant", STRANGER)
                                .update()))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void aProductTrainingCannotHangOnAnotherTenantsJob() {
        UUID job = database.superuser()
                .sql("SELECT id FROM training_job_queue LIMIT 1")
                .query(UUID.class)
                .single();
        assertThatThrownBy(() -> database.transactions().inTenant(STRANGER, db -> db.sql(
                                """
                                        INSERT INTO product_trainings (job_id, tenant_id, product_id, product_name, rank)
                                        VALUES (:job, :tenant, :product, 'Foreign', 99)
                                        """)
                        .param("job", job)
                        .param("tenant", STRANGER)
                        .param("product", UUID.randomUUID())
                        .update()))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("foreign key");
    }

    @Test
    void nobodyChangesTheAuditLogAndTenantsDoNotChangeTheOutbox() {
        String update = "UPDATE audit_log SET actor = 'nobody'";
        for (String statement : List.of(update, "DELETE FROM audit_log")) {
            assertThatThrownBy(() -> database.transactions()
                            .asSystem(db -> db.sql(statement).update()))
                    .hasStackTraceContaining("permission denied");
        }
        for (String statement : List.of(update, "UPDATE outbox SET published_at = now()", "DELETE FROM outbox")) {
            assertThatThrownBy(() -> database.transactions()
                            .inTenant(TENANT, db -> db.sql(statement).update()))
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void theRolesNeitherLogInNorBypassPoliciesNorOwnTables() {
        JdbcClient db = database.superuser();
        assertThat(
                        number(
                                db,
                                """
                        SELECT count(*) FROM pg_roles WHERE rolname IN ('training_app', 'training_system', 'training_erasure')
                        AND NOT (rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
                        """))
                .isEqualTo(3);
        assertThat(
                        number(
                                db,
                                "SELECT count(*) FROM pg_tables WHERE tableowner LIKE 'training\\_%' AND tableowner <> 'training_owner'"))
                .isZero();
    }

    private static List<String> unprotected() {
        return database.superuser().sql(UNPROTECTED).query(String.class).list();
    }

    private static List<String> tables() {
        return database.superuser()
                .sql(
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history'")
                .query(String.class)
                .list();
    }

    private static int number(JdbcClient db, String sql) {
        return db.sql(sql).query(Integer.class).single();
    }
}
