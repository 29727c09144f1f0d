package com.bakery.training.registry.erasure;

import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.erasure.ErasureRows.UnderWay;
import com.bakery.training.registry.erasure.TenantTables.Table;
import com.bakery.training.registry.tenancy.ExclusiveLock;
import com.bakery.training.registry.tenancy.Transactions;
import com.bakery.training.registry.tenancy.Turns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Erases tenants: files, then rows in batches of one transaction each, then both are counted; whatever a latecomer wrote meanwhile goes in the next round. An erasure
 * that is interrupted, or takes longer than its caller waits, is continued by the workers. Thread-safe, and safe over instances.
 */
public final class TenantErasure {
    private static final int ROUNDS = 5;

    private final ErasureRows rows;
    private final ErasureFiles files;
    private final ExclusiveLock lock;

    public TenantErasure(Transactions transactions, ArtifactStore store, ExclusiveLock lock) {
        this.rows = new ErasureRows(transactions);
        this.files = new ErasureFiles(store);
        this.lock = lock;
    }

    /**
     * Erases the tenant, or goes on with it, for at most {@code patience}. Repeated after the end it is a new erasure, of nothing.
     *
     * @return how far it is; its certificate if it is completed
     * @throws TenantBusyException if a job of the tenant runs: nothing was deleted
     */
    public Erasure erase(UUID tenantId, Duration patience) {
        Erasure erasure = rows.begin(tenantId);
        work(tenantId, erasure.id(), Instant.now().plus(patience));
        return rows.find(erasure.id());
    }

    /**
     * Goes on with every erasure that is not completed; one that fails does not keep the others from their turn.
     *
     * @return how many there were
     */
    public int resume(Duration patience) {
        Instant until = Instant.now().plus(patience);
        List<UnderWay> erasures = rows.underWay();
        Turns.each(erasures, erasure -> work(erasure.tenantId(), erasure.erasureId(), until));
        return erasures.size();
    }

    /**
     * One instance at a time; another one that asks meanwhile reports what this one has done. Whoever gets the lock looks again: a tenant whose erasure was completed
     * meanwhile may be back with new sales.
     */
    private void work(UUID tenantId, UUID erasureId, Instant until) {
        lock.tryRun("tenant-erasure/" + tenantId, () -> {
            for (int round = 0; round < ROUNDS && !rows.find(erasureId).completed(); round++) {
                if (!deleteAll(tenantId, until) || completed(tenantId, erasureId)) {
                    return;
                }
            }
        });
    }

    /** False if the time was not enough. */
    private boolean deleteAll(UUID tenantId, Instant until) {
        ErasureFiles.Deleted deleted = files.delete(tenantId, rows.jobs(tenantId));
        rows.countFiles(tenantId, deleted.files(), deleted.bytes());
        for (Table table : rows.tables(tenantId)) {
            do {
                if (Instant.now().isAfter(until) || Thread.currentThread().isInterrupted()) {
                    return false;
                }
            } while (rows.deleteSome(tenantId, table));
        }
        return true;
    }

    private boolean completed(UUID tenantId, UUID erasureId) {
        return files.left(tenantId, rows.jobs(tenantId)) == 0 && rows.complete(tenantId, erasureId) == 0;
    }
}
