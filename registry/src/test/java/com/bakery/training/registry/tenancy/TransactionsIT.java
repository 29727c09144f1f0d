package com.bakery.training.registry.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.registry.DatabaseUrl;
import com.bakery.training.registry.Migrations;
import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.Together;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TransactionsIT {
    private static final UUID TENANT = UUID.randomUUID();
    private static RegistryDatabase database;
    private static Transactions transactions;

    @BeforeAll
    static void open() {
        database = RegistryDatabase.open();
        transactions = database.transactions();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void workRunsAsTheTenantInUtc() {
        List<String> state = transactions.inTenant(TENANT, TransactionsIT::state);

        assertThat(state).containsExactly("training_app", TENANT.toString(), "UTC");
        assertThat(transactions.asSystem(TransactionsIT::state)).containsExactly("training_system", "", "UTC");
    }

    private static List<String> state(JdbcClient db) {
        return db.sql("SELECT current_user::text, current_setting('app.tenant_id', TRUE), current_setting('TimeZone')")
                .query((row, number) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .single();
    }

    @Test
    void aPooledConnectionCarriesNothingIntoItsNextUse() {
        try (HikariDataSource one = singleConnection()) {
            new Transactions(one)
                    .runInTenant(TENANT, db -> db.sql("SELECT 1").query().singleRow());

            assertThat(state(JdbcClient.create(one)).subList(0, 2)).containsExactly("training_owner", "");
        }
    }

    private static HikariDataSource singleConnection() {
        DatabaseUrl url = DatabaseUrl.parse(database.url());
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(url.jdbcUrl());
        source.setUsername(url.user());
        source.setMaximumPoolSize(1);
        return source;
    }

    @Test
    void workInsideJoinsAndFailsTogether() {
        UUID tenant = UUID.randomUUID();
        assertThatThrownBy(() -> transactions.runInTenant(tenant, outer -> {
                    transactions.runInTenant(tenant, inner -> insertProduct(inner, tenant));
                    throw new IllegalArgumentException("after the inner work");
                }))
                .hasMessage("after the inner work");
        assertThat(products(tenant)).isZero();
        transactions.runInTenant(
                tenant, outer -> transactions.runInTenant(tenant, inner -> insertProduct(inner, tenant)));
        assertThat(products(tenant)).isOne();
    }

    private static void insertProduct(JdbcClient db, UUID tenant) {
        db.sql("INSERT INTO products (tenant_id, id, name) VALUES (:tenant, :tenant, 'Baguette')")
                .param("tenant", tenant)
                .update();
    }

    private static int products(UUID tenant) {
        return transactions.inTenant(tenant, db -> db.sql("SELECT count(*) FROM products")
                .query(Integer.class)
                .single());
    }

    @Test
    void anotherTenantOrTheSystemInsideIsAProgrammingError() {
        assertThatThrownBy(() -> transactions.runInTenant(
                        TENANT, db -> transactions.runInTenant(UUID.randomUUID(), inner -> {})))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.runInTenant(TENANT, db -> transactions.runAsSystem(inner -> {})))
                .isInstanceOf(IllegalStateException.class);
        assertThat(transactions.inTenant(TENANT, TransactionsIT::state)).contains("training_app");
    }

    @Test
    void aTenantsTransactionLooksOverAllTenantsAndComesBack() {
        UUID tenant = UUID.randomUUID();
        transactions.runInTenant(tenant, db -> insertProduct(db, tenant));

        transactions.runInTenant(TENANT, db -> {
            int all = transactions.overAllTenants(system -> system.sql("SELECT count(*) FROM products")
                    .query(Integer.class)
                    .single());
            assertThat(all).isPositive();
            assertThat(state(db)).containsExactly("training_app", TENANT.toString(), "UTC");
            assertThatThrownBy(() -> transactions.overAllTenants(system -> {
                        throw new IllegalArgumentException("while looking");
                    }))
                    .hasMessage("while looking");
            assertThat(state(db)).contains("training_app");
        });
        assertThatThrownBy(() -> transactions.overAllTenants(TransactionsIT::state))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.asSystem(db -> transactions.overAllTenants(TransactionsIT::state)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.inTenant(
                        TENANT,
                        db -> transactions.overAllTenants(
                                system -> system.sql("SELECT nonsense").query().singleRow())))
                .hasStackTraceContaining("nonsense");
    }

    @Test
    void aStatementThatTakesTooLongIsEnded() {
        Transactions impatient = new Transactions(
                database.dataSource(),
                new TransactionLimits(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(1)));

        assertThatThrownBy(() -> impatient.runInTenant(
                        TENANT, db -> db.sql("SELECT pg_sleep(20)").query().singleRow()))
                .hasStackTraceContaining("statement timeout");
    }

    @Test
    void oneInstanceHoldsAnExclusiveLockAndItsDeathFreesIt() throws Exception {
        ExclusiveLock lock = new ExclusiveLock(database.dataSource());
        CountDownLatch tried = new CountDownLatch(4);

        List<Boolean> ran = Together.run(4, () -> {
            boolean mine = lock.tryRun("reconcile", () -> {
                tried.countDown();
                assertThat(awaited(tried)).isTrue();
                // The work opens its own transactions while the lock is held.
                transactions.runAsSystem(db -> {});
            });
            if (!mine) {
                tried.countDown();
            }
            return mine;
        });

        assertThat(ran).containsOnlyOnce(true);
        assertThatThrownBy(() -> lock.tryRun("reconcile", () -> {
                    throw new IllegalStateException("the work fails");
                }))
                .hasMessage("the work fails");
        assertThat(lock.tryRun("reconcile", () -> {})).isTrue();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void severalProcessesMayMigrateAtOnceAndAgain() throws Exception {
        assertThat(Together.run(3, () -> Migrations.migrate(database.dataSource())))
                .containsOnly(0);
    }
}
