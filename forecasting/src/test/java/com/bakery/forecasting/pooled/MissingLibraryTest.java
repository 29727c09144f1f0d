package com.bakery.forecasting.pooled;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The pipeline in a class loader of its own that lacks the boosting library, as a machine for which it has no build. */
class MissingLibraryTest {

    @Test
    void withoutTheLibraryTheCompositionGoesOnAndSaysWhy() throws Exception {
        try (URLClassLoader bare = withoutLibrary()) {
            Class<?> boosting = bare.loadClass(Boosting.class.getName());
            assertThat((Optional<?>) boosting.getMethod("library").invoke(null)).isEmpty();
            assertThat(boosting.getMethod("missing").invoke(null).toString()).contains("does not load here");

            Object algorithm = bare.loadClass(Training.class.getName())
                    .getMethod("algorithm")
                    .invoke(null);
            assertThat(algorithm.toString()).contains("ets").doesNotContain("pooled");
        }
    }

    /** Runs inside of the class loader. */
    public static final class Training {
        private Training() {}

        public static String algorithm() {
            var products = PooledColumnsTest.shop(200, 3);
            var options = com.bakery.forecasting.PipelineOptions.DEFAULT;
            var none = com.bakery.forecasting.TrainingMonitor.NONE;
            var shared = com.bakery.forecasting.ShopPreparation.prepare(products, options, none)
                    .map(PooledReader::new);
            return new com.bakery.forecasting.ProductPipeline()
                    .train(products.get(0), options, shared.orElse(null), none)
                    .algorithm();
        }
    }

    private static URLClassLoader withoutLibrary() {
        List<URL> urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("xgboost4j"))
                .map(MissingLibraryTest::url)
                .toList();
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
