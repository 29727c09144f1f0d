package com.bakery.training.registry.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables that hold rows of tenants, as the database describes itself: a table made tomorrow is among them. Those with a column {@code tenant_id}, and those that
 * reference one of these instead.
 */
final class TenantTables {
    /** Its own rows end as certificates. */
    static final String ERASURES = "tenant_erasures";

    private static final String WITH_TENANT =
            """
            SELECT relation.relname, format('%%I.tenant_id = CAST(:tenant AS %%s)', relation.relname,
                                            format_type(tenant.atttypid, NULL)) AS condition
            FROM pg_class relation JOIN pg_attribute tenant ON tenant.attrelid = relation.oid
            WHERE relation.relkind IN ('r', 'p') AND NOT relation.relispartition
              AND relation.relnamespace = 'public'::regnamespace
              AND tenant.attname = 'tenant_id' AND NOT tenant.attisdropped AND relation.relname <> '%s'
            """
                    .formatted(ERASURES);

    private static final String BELOW =
            """
            SELECT child.relname, format('%%I.%%I IN (SELECT %%I FROM %%I WHERE %%s)', child.relname, own.attname,
                                         theirs.attname, parent.relname, parent.condition) AS condition
            FROM (SELECT relname, condition, format('public.%%I', relname)::regclass AS oid FROM (%s) direct) parent
            JOIN pg_constraint key ON key.confrelid = parent.oid AND key.contype = 'f' AND cardinality(key.conkey) = 1
            JOIN pg_class child ON child.oid = key.conrelid AND child.relname <> '%s'
            JOIN pg_attribute own ON own.attrelid = child.oid AND own.attnum = key.conkey[1]
            JOIN pg_attribute theirs ON theirs.attrelid = parent.oid AND theirs.attnum = key.confkey[1]
            WHERE NOT EXISTS (SELECT FROM pg_attribute tenant WHERE tenant.attrelid = child.oid
                              AND tenant.attname = 'tenant_id' AND NOT tenant.attisdropped)
            """
                    .formatted(WITH_TENANT, ERASURES);

    private static final String REFERENCES =
            """
            SELECT child.relname, parent.relname FROM pg_constraint key
            JOIN pg_class child ON child.oid = key.conrelid JOIN pg_class parent ON parent.oid = key.confrelid
            WHERE key.contype = 'f' AND key.connamespace = 'public'::regnamespace AND child.oid <> parent.oid
            """;

    private TenantTables() {}

    /**
     * A table.
     *
     * @param condition over its rows, with a parameter {@code tenant}
     */
    record Table(String name, String condition) {}

    private record Reference(String child, String parent) {}

    /** All of them, a table before those it references: in this order they can be emptied. */
    static List<Table> all(JdbcClient db) {
        List<Table> left = new ArrayList<>();
        for (String query : List.of(WITH_TENANT, BELOW)) {
            left.addAll(db.sql(query + " ORDER BY 1")
                    .query((row, number) -> new Table(row.getString(1), row.getString(2)))
                    .list());
        }
        return ordered(left, references(db));
    }

    private static List<Reference> references(JdbcClient db) {
        return db.sql(REFERENCES)
                .query((row, number) -> new Reference(row.getString(1), row.getString(2)))
                .list();
    }

    private static List<Table> ordered(List<Table> left, List<Reference> references) {
        List<Table> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<String> names = left.stream().map(Table::name).collect(Collectors.toSet());
            Set<String> referenced = references.stream()
                    .filter(reference -> names.contains(reference.child()))
                    .map(Reference::parent)
                    .collect(Collectors.toSet());
            List<Table> free = left.stream()
                    .filter(table -> !referenced.contains(table.name()))
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("Tables reference each other in a circle: " + names);
            }
            ordered.addAll(free);
            left.removeAll(free);
        }
        return ordered;
    }
}
