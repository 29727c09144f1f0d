package com.bakery.training.registry.model;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Which versions retention never takes. A reason more is a line more here. */
final class KeptVersions {
    private static final String DEPLOYED = "coalesce(model.is_deployed, FALSE)";

    /** Its job may still repeat the registration. */
    private static final String IN_WORK =
            """
             OR EXISTS (SELECT FROM training_job_queue job
                        WHERE job.id = model.training_job_id AND job.status IN ('pending', 'running'))
            """;

    private static final String NAMED =
            """
             OR EXISTS (SELECT FROM model_aliases alias
                        WHERE alias.tenant_id = model.tenant_id AND alias.model_id = model.id)
            """;

    private KeptVersions() {}

    /** A condition over a row {@code model} of trained_models. */
    static String condition(JdbcClient db) {
        boolean named = db.sql("SELECT to_regclass('public.model_aliases') IS NOT NULL")
                .query(Boolean.class)
                .single();
        return "(" + DEPLOYED + IN_WORK + (named ? NAMED : "") + ")";
    }
}
