package com.bakery.training.registry.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditLogIT {

    @Test
    void showsTheRowsThatTheFilterNamesPageByPage() {
        try (RegistryDatabase database = RegistryDatabase.open()) {
            UUID tenant = UUID.randomUUID();
            AuditLog audit = database.registry().audit;
            audit.append(tenant, "ann", "model.deployed", "model/1", null);
            audit.append(tenant, "bob", "model.deployed", "model/2", null);
            audit.append(tenant, "ann", "job.deleted", "job/1", null);
            audit.append(UUID.randomUUID(), "ann", "model.deployed", "model/1", null);
            Instant now = Instant.now();
            assertThat(subjects(audit, tenant, new AuditFilter("ann", null, null, null, null)))
                    .containsExactly("job/1", "model/1");
            assertThat(subjects(audit, tenant, new AuditFilter(null, "model.deployed", null, null, null)))
                    .containsExactly("model/2", "model/1");
            assertThat(subjects(audit, tenant, new AuditFilter(null, null, "model/2", null, null)))
                    .containsExactly("model/2");
            assertThat(subjects(audit, tenant, new AuditFilter(null, null, null, now.minusSeconds(3600), Instant.MAX)))
                    .hasSize(3);
            assertThat(subjects(audit, tenant, new AuditFilter(null, null, null, now.plusSeconds(3600), null)))
                    .isEmpty();
            AuditFilter ann = new AuditFilter("ann", null, null, null, null);
            Page<AuditEntry> first = audit.list(tenant, ann, PageRequest.first(1));
            Page<AuditEntry> second = audit.list(tenant, ann, new PageRequest(1, first.nextCursor()));
            assertThat(second.items()).extracting(AuditEntry::subject).containsExactly("model/1");
            assertThat(second.nextCursor()).isNull();
        }
    }

    private static List<String> subjects(AuditLog audit, UUID tenant, AuditFilter filter) {
        return audit.list(tenant, filter, PageRequest.first(50)).items().stream()
                .map(AuditEntry::subject)
                .toList();
    }
}
