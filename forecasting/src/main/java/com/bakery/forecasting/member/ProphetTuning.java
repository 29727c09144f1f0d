package com.bakery.forecasting.member;

import com.bakery.forecasting.PipelineOptions.ProphetSettings;
import com.bakery.prophet.EffectMode;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetOptions;
import com.bakery.prophet.TimeSeries;
import com.bakery.prophet.diagnostics.Horizons;
import com.bakery.prophet.diagnostics.ParameterSearch;
import com.bakery.prophet.diagnostics.ParameterSearch.Candidate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Searches the prior scales of the Prophet member by the engine's cross-validation (as far ahead as the options' horizon, every fortnight of the last months) within the time that the options
 * give. The settings in force are the first candidate; another one replaces them only if its error is smaller by a twentieth. A search that runs out of time
 * depends on the machine: what it chose is part of the model's options, and a training under these options alone gives the same model.
 *
 * @param settings chosen
 * @param gain share of the error that they take away, above 0
 */
public record ProphetTuning(ProphetSettings settings, double gain) {
    private static final List<Double> CHANGEPOINTS = List.of(.005, .05, .5);
    private static final List<Double> SEASONALITIES = List.of(.1, 1.0, 10.0);
    private static final double LEAST_GAIN = .05;
    private static final Duration PERIOD = Duration.ofDays(14);
    private static final int FOLDS_DAYS = 112;

    /** Better settings; nothing where the options give no time, the member does not apply, or nothing is clearly better. */
    public static Optional<ProphetTuning> search(TrainingWindow window) {
        int seconds = window.options().tuningSeconds();
        if (seconds == 0 || window.days() < ProphetMember.YEAR + FOLDS_DAYS) {
            return Optional.empty();
        }
        ProphetOptions inForce = ProphetMember.options(window);
        TimeSeries history = ProphetMember.history(window);
        Duration ahead = Duration.ofDays(window.options().horizonDays());
        Horizons horizons = new Horizons(ahead, PERIOD, Duration.ofDays(window.days() - FOLDS_DAYS), null);
        try {
            double before =
                    one(inForce).run(inForce, history, horizons, 1).get(0).rmse();
            ParameterSearch grid = new ParameterSearch(
                    CHANGEPOINTS,
                    SEASONALITIES,
                    List.of(inForce.holidaysPriorScale()),
                    List.of(EffectMode.ADDITIVE),
                    Duration.ofSeconds(seconds));
            Candidate best = grid.run(inForce, history, horizons, 1).get(0);
            double gain = 1 - best.rmse() / before;
            // written so that a series without any error, whose gain is no number, keeps its settings
            return gain >= LEAST_GAIN ? Optional.of(chosen(window, best, gain)) : Optional.empty();
        } catch (ProphetException e) {
            if (e.reason() == ProphetException.Reason.INVALID_OPTION) {
                throw e;
            }
            // a series that has too few rows for folds, or on which a fold does not converge, keeps its settings
            return Optional.empty();
        }
    }

    private static ParameterSearch one(ProphetOptions options) {
        return new ParameterSearch(
                List.of(options.changepointPriorScale()),
                List.of(options.seasonalityPriorScale()),
                List.of(options.holidaysPriorScale()),
                List.of(EffectMode.ADDITIVE),
                null);
    }

    private static ProphetTuning chosen(TrainingWindow window, Candidate best, double gain) {
        ProphetSettings settings = window.options()
                .prophet()
                .scaled(best.options().changepointPriorScale(), best.options().seasonalityPriorScale());
        return new ProphetTuning(settings, gain);
    }
}
