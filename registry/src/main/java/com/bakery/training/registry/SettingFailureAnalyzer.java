package com.bakery.training.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Explains a start that failed on a bad setting by the environment variable the operator wrote, its value and the rule,
 * instead of the property it is bound to. The names come from the {@code ${VARIABLE:default}} of the settings files.
 */
public final class SettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> implements Ordered {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

    /** The password of a URL, up to its last @: one that was not escaped may hold others. */
    private static final Pattern PASSWORD = Pattern.compile("(//[^:/\\s]*:)\\S*@|((?i)password=)[^&\\s]*");

    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|token|password|key)");

    private final Environment environment;

    public SettingFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        List<String> refusals = new ArrayList<>();
        BindValidationException invalid = causeOf(cause, BindValidationException.class);
        IllegalArgumentException refused = causeOf(cause, IllegalArgumentException.class);
        if (invalid != null) {
            ValidationErrors errors = invalid.getValidationErrors();
            errors.getAllErrors().forEach(error -> refusals.add(refusal(errors.getName(), error)));
        } else if (cause.getProperty() != null) {
            String value = environment.resolvePlaceholders(
                    String.valueOf(cause.getProperty().getValue()));
            refusals.add(variable(cause.getName()) + "=" + shown(cause.getName(), value) + " is not a "
                    + typeName(cause.getTarget().getType().toClass()));
        } else if (refused != null) {
            refusals.add(String.valueOf(refused.getMessage()));
        }
        return refusals.isEmpty()
                ? null
                : new FailureAnalysis(
                        String.join(System.lineSeparator(), refusals),
                        "Correct the environment variable and start again; docs/OPERATIONS.md lists all of them.",
                        cause);
    }

    private String refusal(ConfigurationPropertyName group, ObjectError error) {
        if (error instanceof FieldError field) {
            ConfigurationPropertyName name = group.append(dashed(field.getField()));
            return variable(name) + "=" + shown(name, String.valueOf(field.getRejectedValue())) + " "
                    + field.getDefaultMessage();
        }
        return String.valueOf(error.getDefaultMessage());
    }

    /** A value as it may stand in a log: without the secret that it is or holds. */
    static String shown(ConfigurationPropertyName property, String value) {
        return SECRET.matcher(property.toString()).matches()
                ? "***"
                : PASSWORD.matcher(value)
                        .replaceAll(found -> found.group(1) != null ? found.group(1) + "***@" : found.group(2) + "***");
    }

    /** The variable that fills a property, or the property's own name where it has none. */
    private String variable(ConfigurationPropertyName property) {
        if (environment instanceof ConfigurableEnvironment sources) {
            for (var source : sources.getPropertySources()) {
                if (source instanceof EnumerablePropertySource<?>
                        && source.getProperty(property.toString()) instanceof CharSequence written) {
                    Matcher placeholder = PLACEHOLDER.matcher(written);
                    if (placeholder.find()) {
                        return placeholder.group(1);
                    }
                }
            }
        }
        return property.toString();
    }

    /** maxConcurrentJobs as the settings files write it. */
    private static String dashed(String field) {
        return field.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String typeName(@Nullable Class<?> type) {
        if (type == int.class || type == Integer.class || type == long.class) {
            return "whole number";
        }
        return type == null
                ? "value of the expected kind"
                : type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static <T extends Throwable> @Nullable T causeOf(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    /** Before Boot's own analyzers of the same exception. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
