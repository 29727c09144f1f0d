package com.bakery.forecasting.member;

import com.bakery.forecasting.TrainingMonitor;

/** A model family. Stateless and deterministic: the same window and options give the same fit. */
public interface Member {
    /** Its name in rows, files and weights; lower case, never changes. */
    String name();

    /** Whether it shares the weighted part by its errors; one that neither does nor has a share only guards. */
    boolean isWeighted();

    /** The part of the forecast that is its own for a product of so many days of history, 0 to 1. */
    default double share(int historyDays) {
        return 0;
    }

    /** Whether it can be fitted on this window and is worth it. */
    boolean appliesTo(TrainingWindow window);

    /**
     * The fit on a window.
     *
     * @throws MemberFailedException if there is none; the product goes on without the member
     * @throws com.bakery.forecasting.TrainingRefusedException INVALID_OPTIONS
     */
    FittedMember fit(TrainingWindow window, TrainingMonitor monitor);

    /** The fit that {@link FittedMember#state()} described. */
    FittedMember restore(MemberState state);
}
