package com.bakery.training.registry.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BucketStatesIT {

    @Test
    void onlyWhoKnowsTheStateReplacesIt() {
        try (RegistryDatabase database = RegistryDatabase.open()) {
            BucketStates states = database.registry().buckets;
            UUID tenant = UUID.randomUUID();
            byte[] one = {1};
            byte[] two = {2};
            assertThat(states.find(tenant, "starts")).isEmpty();
            assertThat(states.replace(tenant, "starts", null, one)).isTrue();
            assertThat(states.replace(tenant, "starts", null, two)).isFalse();
            assertThat(states.replace(tenant, "starts", two, one)).isFalse();
            assertThat(states.replace(tenant, "starts", one, two)).isTrue();
            assertThat(states.find(tenant, "starts")).contains(two);
            assertThat(states.find(UUID.randomUUID(), "starts")).isEmpty();
        }
    }
}
