package com.bakery.training.registry.settings;

import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.Types;
import java.util.UUID;

/** The settings of tenants. */
public final class SettingsRepository {
    private final Transactions transactions;

    public SettingsRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The tenant's settings, {@link TenantSettings#DEFAULT} where none were saved. */
    public TenantSettings find(UUID tenantId) {
        return transactions.inTenant(tenantId, db -> db.sql("SELECT * FROM tenant_settings WHERE tenant_id = :tenant")
                .param("tenant", tenantId)
                .query((row, number) -> new TenantSettings(
                        row.getString("country"),
                        Columns.text(row, "subdivision"),
                        Columns.number(row, "latitude"),
                        Columns.number(row, "longitude"),
                        Columns.text(row, "place"),
                        row.getString("time_zone")))
                .optional()
                .orElse(TenantSettings.DEFAULT));
    }

    /** Saves the settings in place of those that are there. */
    public void save(UUID tenantId, TenantSettings settings) {
        transactions.runInTenant(tenantId, db -> db.sql(
                        """
                        INSERT INTO tenant_settings (tenant_id, country, subdivision, latitude, longitude, place, time_zone)
                        VALUES (:tenant, :country, :subdivision, :latitude, :longitude, :place, :timeZone)
                        ON CONFLICT (tenant_id) DO UPDATE
                        SET country = excluded.country, subdivision = excluded.subdivision, latitude = excluded.latitude,
                            longitude = excluded.longitude, place = excluded.place, time_zone = excluded.time_zone,
                            updated_at = now()
                        """)
                .param("tenant", tenantId)
                .param("country", settings.country())
                .param("subdivision", settings.subdivision(), Types.VARCHAR)
                .param("latitude", settings.latitude(), Types.DOUBLE)
                .param("longitude", settings.longitude(), Types.DOUBLE)
                .param("place", settings.place(), Types.VARCHAR)
                .param("timeZone", settings.timeZone())
                .update());
    }
}
