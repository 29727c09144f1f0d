package com.bakery.training.standalone;

import com.bakery.training.standalone.embedded.EmbeddedException;
import com.bakery.training.standalone.embedded.EmbeddedSettings;
import com.bakery.training.standalone.embedded.PortSetting;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the standalone process adds to the settings of api and worker, from the environment.
 *
 * @param port PORT (8004)
 * @param demo DEMO (true): load and train the demo bakeries
 * @param demoExit DEMO_EXIT (false): end after the demo
 * @param jwtSecret JWT_SECRET; null: one is generated and kept
 * @param jwtIssuer JWT_ISSUER of the tokens written for this machine's owner
 * @param modelStoragePath MODEL_STORAGE_PATH; null: under the data directory
 */
record StandaloneSettings(
        EmbeddedSettings embedded,
        PortSetting port,
        boolean demo,
        boolean demoExit,
        @Nullable String jwtSecret,
        @Nullable String jwtIssuer,
        @Nullable String modelStoragePath) {

    static StandaloneSettings from(Map<String, String> environment) {
        return new StandaloneSettings(
                EmbeddedSettings.from(environment),
                PortSetting.read(environment, "PORT", 8004),
                flag(environment, "DEMO", true),
                flag(environment, "DEMO_EXIT", false),
                text(environment, "JWT_SECRET"),
                text(environment, "JWT_ISSUER"),
                text(environment, "MODEL_STORAGE_PATH"));
    }

    private static boolean flag(Map<String, String> environment, String variable, boolean otherwise) {
        String value = text(environment, variable);
        if (value == null) {
            return otherwise;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new EmbeddedException(variable + " must be true or false, not '" + value + "'");
        };
    }

    private static @Nullable String text(Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "").strip();
        return value.isEmpty() ? null : value;
    }
}
