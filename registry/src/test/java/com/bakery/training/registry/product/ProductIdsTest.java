package com.bakery.training.registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProductIdsTest {
    @Test
    void equalsTheExampleOfTheStandard() {
        // RFC 9562, appendix A.4: namespace DNS, name www.example.com.
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(ProductIds.of(dns, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void differsBetweenTenants() {
        assertThat(ProductIds.of(new UUID(1, 1), "Baguette")).isNotEqualTo(ProductIds.of(new UUID(1, 2), "Baguette"));
    }
}
