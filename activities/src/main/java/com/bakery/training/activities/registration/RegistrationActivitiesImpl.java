package com.bakery.training.activities.registration;

import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.forecasting.model.ProductModel;
import com.bakery.training.activities.ActivitySettings;
import com.bakery.training.activities.TrainingMetrics;
import com.bakery.training.activities.feature.JobOptions;
import com.bakery.training.activities.storage.SharedArtifacts;
import com.bakery.training.activities.support.Failures;
import com.bakery.training.activities.support.Runs;
import com.bakery.training.activities.support.StagedFiles;
import com.bakery.training.activities.support.Steps;
import com.bakery.training.registry.artifact.Gzip;
import com.bakery.training.registry.job.ProductFailure;
import com.bakery.training.registry.job.ProductTrainings;
import com.bakery.training.registry.model.ModelRegistry;
import com.bakery.training.registry.model.Registered;
import com.bakery.training.registry.model.Registration;
import com.bakery.training.registry.product.Product;
import com.bakery.training.registry.product.ProductRepository;
import com.bakery.training.registry.settings.SettingsRepository;
import com.bakery.training.workflows.training.ProductTrainingInput;
import com.bakery.training.workflows.training.RegistrationActivities;
import com.bakery.training.workflows.training.TrainingStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers in one transaction, and counts. */
public final class RegistrationActivitiesImpl implements RegistrationActivities {
    private static final Logger log = LoggerFactory.getLogger(RegistrationActivitiesImpl.class);

    private final ModelRegistry models;
    private final ProductTrainings trainings;
    private final ProductRepository products;
    private final SettingsRepository places;
    private final StagedFiles files;
    private final SharedArtifacts shared;
    private final Steps steps;
    private final TrainingMetrics metrics;
    private final JobOptions options;
    private final ActivitySettings settings;

    public RegistrationActivitiesImpl(
            ModelRegistry models,
            ProductTrainings trainings,
            ProductRepository products,
            SettingsRepository places,
            StagedFiles files,
            SharedArtifacts shared,
            Steps steps,
            TrainingMetrics metrics,
            JobOptions options,
            ActivitySettings settings) {
        this.models = models;
        this.trainings = trainings;
        this.products = products;
        this.places = places;
        this.files = files;
        this.shared = shared;
        this.steps = steps;
        this.metrics = metrics;
        this.options = options;
        this.settings = settings;
    }

    @Override
    public RegisteredModel register(RegisterInput input) {
        Registered registered = steps.run(
                input.product(),
                TrainingStep.REGISTER,
                lines -> write(input),
                done -> (done.deployed() ? "Deployed version " : "Registered version ") + done.modelVersion() + ": "
                        + done.promotion() + ".");
        return new RegisteredModel(registered.modelVersion(), registered.deployed());
    }

    private Registered write(RegisterInput input) {
        ProductTrainingInput product = input.product();
        // an attempt whose answer got lost: its own copy of a shared file may be gone already
        Registered registered =
                models.registered(Runs.of(product), product.productId()).orElseGet(() -> register(product, input));
        shared.dropUnused(product.tenantId(), registered.modelId(), Registrations.artifacts(input));
        return registered;
    }

    private Registered register(ProductTrainingInput product, RegisterInput input) {
        String key = input.stored().model().key();
        ProductModel model = ForecastCodec.readModel(
                Gzip.content(key, files.read(input.stored().model()), ForecastCodec.MAX_BYTES));
        ProductData data = ForecastCodec.readData(files.read(input.data().data()));
        Registration registration = Registrations.of(
                input,
                model,
                data,
                options.of(product.tenantId(), product.jobId()),
                places.find(product.tenantId()),
                settings.autoDeployment());
        Registered registered =
                models.register(registration, shared.twins(product.tenantId(), registration.artifacts()));
        if (registered.created()) {
            String category = products.find(product.tenantId(), product.productId())
                    .map(Product::category)
                    .orElse(null);
            metrics.modelTrained(
                    product.tenantId(),
                    category,
                    model.metrics().accuracyPercentage(),
                    model.metrics().mae());
        }
        return registered;
    }

    @Override
    public void recordFailure(FailureRecord failure) {
        ProductTrainingInput product = failure.product();
        ProductFailure described = new ProductFailure(
                product.productId(),
                product.productName(),
                failure.step().label(),
                Failures.described(failure.failure(), failure.message()));
        boolean recorded = Failures.typed(() -> trainings.fail(Runs.of(product), described));
        if (recorded) {
            log.info("Product {} could not be trained: {}", product.productId(), failure.message());
        }
    }
}
