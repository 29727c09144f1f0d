package com.bakery.training.api.data;

import com.bakery.training.api.security.Caller;
import com.bakery.training.api.security.RequiresRole;
import com.bakery.training.api.security.Role;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.product.ProductRepository;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The products that uploads named. */
@RestController
@Tag(name = "Data")
@RequestMapping("/api/v1/training/products")
class ProductController {
    private final ProductRepository products;

    ProductController(ProductRepository products) {
        this.products = products;
    }

    /** The tenant's products by name, with their sales and the version each serves. */
    @GetMapping
    @RequiresRole(Role.VIEWER)
    Page<ProductView> listProducts(
            Caller caller,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return products.list(caller.tenantId(), new PageRequest(limit, cursor)).map(ProductView::from);
    }
}
