package com.bakery.training.registry.tenancy;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that take a role first: {@code training_app} with one tenant, whose rows are all it sees, or
 * {@code training_system}, which sees all. Work inside joins an open transaction of the same role and tenant; another role
 * inside is a programming error. Thread-safe.
 */
public final class Transactions {
    /** set_config(…, TRUE) is SET LOCAL: it ends with the transaction, so a pooled connection carries nothing over. */
    private static final String TAKE_ROLE =
            """
            SELECT set_config('role', :role, TRUE), set_config('app.tenant_id', :tenant, TRUE),
                   set_config('TimeZone', 'UTC', TRUE), set_config('statement_timeout', :statement, TRUE),
                   set_config('lock_timeout', :lock, TRUE),
                   set_config('idle_in_transaction_session_timeout', :idle, TRUE)
            """;

    private final JdbcClient db;
    private final TransactionTemplate template;
    private final TransactionLimits limits;

    private record Role(String name, String tenant) {
        static final Role SYSTEM = new Role("training_system", "");
    }

    public Transactions(DataSource dataSource) {
        this(dataSource, TransactionLimits.DEFAULT);
    }

    public Transactions(DataSource dataSource, TransactionLimits limits) {
        this.db = JdbcClient.create(dataSource);
        this.template = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.limits = limits;
    }

    /**
     * Runs {@code work} as one transaction that sees the rows of {@code tenantId} only.
     *
     * @return what {@code work} returns
     * @throws IllegalStateException inside a transaction of another tenant, of the system, or of somebody else
     */
    public <T> T inTenant(UUID tenantId, Function<JdbcClient, T> work) {
        return run(new Role("training_app", tenantId.toString()), work);
    }

    /** {@link #inTenant} without a result. */
    public void runInTenant(UUID tenantId, Consumer<JdbcClient> work) {
        inTenant(tenantId, asFunction(work));
    }

    /** {@link #inTenant}, in the role that may also delete what is otherwise only written. For erasure. */
    public <T> T inErasureOf(UUID tenantId, Function<JdbcClient, T> work) {
        return run(new Role("training_erasure", tenantId.toString()), work);
    }

    /** Runs {@code work} as one transaction that sees the rows of all tenants. For queue, relay, reconciler, retention. */
    public <T> T asSystem(Function<JdbcClient, T> work) {
        return run(Role.SYSTEM, work);
    }

    /** {@link #asSystem} without a result. */
    public void runAsSystem(Consumer<JdbcClient> work) {
        asSystem(asFunction(work));
    }

    /**
     * Inside a tenant's transaction: looks at the rows of all tenants, then goes on as the tenant. For a figure about all of
     * them that the tenant's own change depends on, a place in the queue for example.
     *
     * @return what {@code look} returns; nothing else of another tenant may leave it
     * @throws IllegalStateException outside a tenant's transaction
     */
    public <T> T overAllTenants(Function<JdbcClient, T> look) {
        if (!(TransactionSynchronizationManager.getResource(this) instanceof Role tenant)
                || tenant.equals(Role.SYSTEM)) {
            throw new IllegalStateException("Only a tenant's transaction looks over all tenants");
        }
        become(Role.SYSTEM);
        try {
            T seen = look.apply(db);
            become(tenant);
            return seen;
        } catch (RuntimeException e) {
            comeBack(tenant, e);
            throw e;
        }
    }

    /** After a failed statement no role can be taken, and nothing else be done: the transaction is lost anyway. */
    private void comeBack(Role tenant, RuntimeException failure) {
        try {
            become(tenant);
        } catch (DataAccessException lost) {
            failure.addSuppressed(lost);
        }
    }

    private void become(Role role) {
        take(role);
        TransactionSynchronizationManager.unbindResource(this);
        TransactionSynchronizationManager.bindResource(this, role);
    }

    private <T> T run(Role role, Function<JdbcClient, T> work) {
        Object current = TransactionSynchronizationManager.getResource(this);
        if (current != null) {
            requireSame(role, current);
            return work.apply(db);
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A transaction without a role is open; database work takes its role first");
        }
        return begin(role, work);
    }

    // A lambda's null result is a result here; the template's signature says so, the function's cannot.
    @SuppressWarnings("NullAway")
    private <T> T begin(Role role, Function<JdbcClient, T> work) {
        return template.execute(status -> {
            take(role);
            TransactionSynchronizationManager.bindResource(this, role);
            try {
                return work.apply(db);
            } finally {
                TransactionSynchronizationManager.unbindResource(this);
            }
        });
    }

    private void take(Role role) {
        db.sql(TAKE_ROLE)
                .param("role", role.name())
                .param("tenant", role.tenant())
                .param("statement", millis(limits.statement()))
                .param("lock", millis(limits.lock()))
                .param("idle", millis(limits.idle()))
                .query()
                .singleRow();
    }

    private static String millis(Duration limit) {
        return Long.toString(limit.toMillis());
    }

    private static void requireSame(Role role, Object current) {
        if (!role.equals(current)) {
            throw new IllegalStateException("Work as " + role + " inside a transaction as " + current);
        }
    }

    private static Function<JdbcClient, Boolean> asFunction(Consumer<JdbcClient> work) {
        return db -> {
            work.accept(db);
            return Boolean.TRUE;
        };
    }
}
