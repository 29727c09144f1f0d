package com.bakery.training.api;

import com.bakery.training.api.security.TenantRows;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.JobRepository;
import com.bakery.training.registry.job.JobStatus;
import com.bakery.training.registry.model.ModelRepository;
import com.bakery.training.registry.model.TrainedModel;
import com.bakery.training.registry.product.Product;
import com.bakery.training.registry.product.ProductRepository;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which rows a route's path may name, and the words a parameter may use. */
@Configuration(proxyBeanMethods = false)
class PathRows implements WebMvcConfigurer {
    private final JobRepository jobs;
    private final ProductRepository products;
    private final ModelRepository models;

    PathRows(JobRepository jobs, ProductRepository products, ModelRepository models) {
        this.jobs = jobs;
        this.products = products;
        this.models = models;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new TenantRows<>(Job.class, "job_id", "job", jobs::find));
        resolvers.add(new TenantRows<>(Product.class, "product_id", "product", products::find));
        resolvers.add(new TenantRows<>(TrainedModel.class, "model_id", "model", models::find));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, JobStatus.class, JobStatus::labelled);
    }
}
