package com.bakery.forecasting.member;

import com.bakery.forecasting.TrainingMonitor;

/** A model family. Stateless and deterministic: the same window and options give the same fit. */
public interface Member {
    /** Its name in rows, files and weights; lower case, never changes. */
    String name();

    /** How it takes part in the composition. */
    Part part();

    /** Whether it can be fitted on this window and is worth it. */
    boolean appliesTo(TrainingWindow window);

    /**
     * The fit on a window.
     *
     * @throws com.bakery.forecasting.TrainingRefusedException NO_CONVERGENCE
     */
    FittedMember fit(TrainingWindow window, TrainingMonitor monitor);

    /** The fit that {@link FittedMember#state()} described. */
    FittedMember restore(MemberState state);

    /** How a member takes part. */
    enum Part {
        /** Shares the weighted part by its errors. */
        WEIGHTED,
        /** Has a third of the forecast for itself. */
        SHARE,
        /** Only guards: it takes over where it is clearly better. */
        BASELINE
    }
}
