package com.bakery.training.registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.Together;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProductRepositoryIT {
    private static final LocalDate DAY = TestRegistry.FIRST_DAY;

    private static RegistryDatabase database;
    private static TestRegistry registry;

    private UUID tenant;

    @BeforeAll
    static void open() {
        database = RegistryDatabase.open();
        registry = database.registry();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void newTenant() {
        tenant = UUID.randomUUID();
    }

    @Test
    void aProductWithoutAnIdIsTheOneOfItsName() {
        UUID given = UUID.randomUUID();
        List<ResolvedProduct> resolved = registry.products.resolve(
                tenant,
                List.of(
                        new ProductReference(given, "Baguette", "bread"),
                        new ProductReference(null, "Baguette", null),
                        new ProductReference(null, "Croissant", null),
                        new ProductReference(UUID.randomUUID(), "Baguette", null)));

        assertThat(resolved)
                .extracting(ResolvedProduct::id)
                .containsExactly(given, given, ProductIds.of(tenant, "Croissant"), null);
        assertThat(resolved.get(3).refusal()).contains("Baguette").contains(given.toString());
        assertThat(registry.products.find(tenant, given)).contains(new Product(given, "Baguette", "bread"));
    }

    @Test
    void anIdWithAnotherNameRenamesItsProduct() {
        UUID id = registry.product(tenant, "Baguette", 5, 1);

        registry.products.resolve(tenant, List.of(new ProductReference(id, "Baguette XL", null)));

        assertThat(registry.products.find(tenant, id).orElseThrow().name()).isEqualTo("Baguette XL");
    }

    @Test
    void simultaneousUploadsMakeEachProductOnce() throws Exception {
        List<ProductReference> references =
                List.of(new ProductReference(null, "A", null), new ProductReference(null, "B", null));

        List<List<ResolvedProduct>> results = Together.run(8, () -> registry.products.resolve(tenant, references));

        assertThat(results).containsOnly(results.get(0));
    }

    @Test
    void productsAreListedByNamePageByPageWithTheirSales() {
        registry.product(tenant, "Croissant", 3, 2);
        registry.product(tenant, "Baguette", 5, 4);
        registry.products.resolve(tenant, List.of(new ProductReference(null, "Unsold", null)));

        Page<ProductSummary> first = registry.products.list(tenant, PageRequest.first(2));
        Page<ProductSummary> rest = registry.products.list(tenant, new PageRequest(2, first.nextCursor()));

        assertThat(first.items()).extracting(ProductSummary::name).containsExactly("Baguette", "Croissant");
        assertThat(first.items().get(0).quantity()).isEqualTo(20);
        assertThat(first.items().get(0).lastDay()).isEqualTo(DAY.plusDays(3));
        assertThat(rest.items()).singleElement().satisfies(product -> {
            assertThat(product.saleDays()).isZero();
            assertThat(product.firstDay()).isNull();
        });
        assertThat(rest.nextCursor()).isNull();
    }
}
