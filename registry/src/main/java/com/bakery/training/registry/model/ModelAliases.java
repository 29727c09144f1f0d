package com.bakery.training.registry.model;

import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.tenancy.Transactions;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Names that people give to versions: each points to one version of a product at a time. */
public final class ModelAliases {
    /** The deployed version. */
    public static final String CHAMPION = Aliases.CHAMPION;

    /** The newest version that was not deployed. */
    public static final String CHALLENGER = Aliases.CHALLENGER;

    /** The version that was deployed before. */
    public static final String PREVIOUS = Aliases.PREVIOUS;

    /** Every name matches this expression as a whole. */
    public static final String NAME = "[a-z][a-z0-9._-]{0,49}";

    /** {@link #NAME} in words. */
    public static final String NAME_RULE = "must be 1..50 of a-z, 0-9, dot, hyphen and underscore, a letter first";

    private final Transactions transactions;

    public ModelAliases(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Gives a version exactly these free names. A name that another version of the product has moves to this one. Reserved
     * names that the version has already may be repeated; they change by deployments alone. Repeating the call changes
     * nothing.
     *
     * @param actor for the audit log
     * @return all names of the version now, in order
     * @throws ModelNotFoundException if this tenant has no such version
     * @throws AliasRefusedException for a reserved name the version does not have, or a malformed one: nothing was changed
     */
    public List<String> replace(UUID tenantId, UUID modelId, List<String> names, String actor) {
        return transactions.inTenant(tenantId, db -> {
            Deployment.Version version = Deployment.locked(db, tenantId, modelId);
            List<String> before = named(db, tenantId, version);
            TreeSet<String> wanted = new TreeSet<>(names);
            before.stream().filter(Aliases.RESERVED::contains).forEach(wanted::remove);
            wanted.forEach(Aliases::requireFree);
            before.stream()
                    .filter(name -> !Aliases.RESERVED.contains(name) && !wanted.contains(name))
                    .forEach(name -> Aliases.remove(db, tenantId, version.productId(), name));
            wanted.stream()
                    .filter(name -> !before.contains(name))
                    .forEach(name -> Aliases.point(db, tenantId, version.productId(), name, modelId));
            List<String> after = named(db, tenantId, version);
            if (!after.equals(before)) {
                AuditLog.append(
                        db,
                        tenantId,
                        actor,
                        "model.aliased",
                        "model/" + modelId,
                        Map.of("model_version", version.name(), "before", before, "after", after));
            }
            return after;
        });
    }

    private static List<String> named(JdbcClient db, UUID tenantId, Deployment.Version version) {
        List<String> stored = Aliases.of(db, tenantId, version.id());
        return version.deployed()
                ? Stream.concat(Stream.of(CHAMPION), stored.stream()).sorted().toList()
                : stored;
    }
}
