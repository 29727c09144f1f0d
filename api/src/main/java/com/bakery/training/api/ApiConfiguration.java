package com.bakery.training.api;

import com.bakery.training.registry.RegistryConfiguration;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.ArtifactStores;
import com.bakery.training.registry.sales.SalesOrigin;
import com.bakery.training.workflows.TrainingDataConverter;
import io.temporal.common.converter.DataConverter;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

/** The registry and what the api shares with the workers; in one process with them each exists once. */
@Configuration(proxyBeanMethods = false)
@Import(RegistryConfiguration.class)
class ApiConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ArtifactStore artifactStore(ApiProperties properties, Environment environment) {
        return ArtifactStores.open(properties.modelStoragePath(), environment::getProperty);
    }

    /** Whether a job may be started before anything was uploaded: its worker asks the Sales Service. */
    @Bean
    @ConditionalOnMissingBean
    SalesOrigin salesOrigin(@Value("${SALES_SERVICE_URL:}") String salesService) {
        return salesService.isBlank() ? SalesOrigin.UPLOADED : SalesOrigin.FETCHED;
    }

    @Bean
    @ConditionalOnMissingBean
    DataConverter trainingDataConverter() {
        return TrainingDataConverter.create();
    }

    /** A text is a JSON string: {@code false} or 5 in its place is a mistake of the caller's, not the text "false". */
    @Bean
    JsonMapperBuilderCustomizer textsAreStrings() {
        return mapper -> mapper.withCoercionConfig(LogicalType.Textual, texts -> List.of(
                        CoercionInputShape.Boolean, CoercionInputShape.Integer, CoercionInputShape.Float)
                .forEach(shape -> texts.setCoercion(shape, CoercionAction.Fail)));
    }
}
