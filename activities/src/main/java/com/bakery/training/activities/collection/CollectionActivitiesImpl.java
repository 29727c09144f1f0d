package com.bakery.training.activities.collection;

import com.bakery.forecasting.data.DataFinding;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.training.activities.ActivitySettings;
import com.bakery.training.activities.support.Failures;
import com.bakery.training.activities.support.Runs;
import com.bakery.training.activities.support.StagedFiles;
import com.bakery.training.activities.support.StepLog;
import com.bakery.training.activities.support.Steps;
import com.bakery.training.registry.log.LogLevel;
import com.bakery.training.registry.product.ProductRepository;
import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.training.CollectionActivities;
import com.bakery.training.workflows.training.ProductTrainingInput;
import com.bakery.training.workflows.training.TrainingStep;

/** Collects from the registry. */
public final class CollectionActivitiesImpl implements CollectionActivities {
    private final ProductDataReader reader;
    private final ProductRepository products;
    private final StagedFiles staged;
    private final Steps steps;
    private final ActivitySettings settings;

    public CollectionActivitiesImpl(
            ProductDataReader reader,
            ProductRepository products,
            StagedFiles staged,
            Steps steps,
            ActivitySettings settings) {
        this.reader = reader;
        this.products = products;
        this.staged = staged;
        this.steps = steps;
        this.settings = settings;
    }

    @Override
    public CollectedData collect(ProductTrainingInput product) {
        return steps.run(
                product,
                TrainingStep.COLLECT,
                log -> collect(product, log),
                data -> "Collected " + data.saleDays() + " days with sales from " + data.from() + " to " + data.to()
                        + ".");
    }

    private CollectedData collect(ProductTrainingInput product, StepLog log) {
        if (products.find(product.tenantId(), product.productId()).isEmpty()) {
            throw Failures.failure(
                    FailureType.UNKNOWN_PRODUCT, "Product " + product.productId() + " is not known.", null);
        }
        ProductData data = reader.read(
                Runs.of(product),
                product.productId(),
                product.productName(),
                settings.options().minTrainingDays());
        data.findings().forEach(finding -> log(finding, log));
        return new CollectedData(
                staged.write(product, "data", ForecastCodec.write(data)),
                data.saleDays(),
                data.firstDay(),
                data.lastDay());
    }

    private static void log(DataFinding finding, StepLog log) {
        String days = finding.from().equals(finding.to())
                ? finding.from().toString()
                : finding.from() + " to " + finding.to();
        String line = days + ": " + finding.text();
        LogLevel level = finding.kind() == DataFinding.Kind.OUTLIER ? LogLevel.WARNING : LogLevel.INFO;
        log.finding(level, finding.kind().name(), line);
    }
}
