package com.bakery.training.registry.model;

/** Which versions retention never takes. A reason more is a line more here. */
final class KeptVersions {
    /** A condition over a row {@code model} of trained_models: its job may still repeat the registration. */
    static final String IN_WORK =
            """
            EXISTS (SELECT FROM training_job_queue job
                    WHERE job.id = model.training_job_id AND job.status IN ('pending', 'running'))
            """;

    /**
     * A condition over a row {@code model} of trained_models: deployed, named by a person, or in work. The names that deployments
     * give ({@code challenger}, {@code previous}) keep nothing: the limits are about old versions.
     */
    static final String CONDITION =
            """
            (coalesce(model.is_deployed, FALSE)
             OR EXISTS (SELECT FROM model_aliases alias
                        WHERE alias.tenant_id = model.tenant_id AND alias.model_id = model.id
                          AND alias.alias NOT IN ('challenger', 'previous'))
             OR %s)
            """
                    .formatted(IN_WORK);

    private KeptVersions() {}
}
