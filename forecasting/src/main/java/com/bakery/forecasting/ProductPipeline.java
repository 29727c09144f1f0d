package com.bakery.forecasting;

import com.bakery.forecasting.TrainingRefusedException.Reason;
import com.bakery.forecasting.calendar.ClosedDays;
import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.calendar.SpecialDays;
import com.bakery.forecasting.combination.Composition;
import com.bakery.forecasting.combination.Weights;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.feature.FeatureEngineering;
import com.bakery.forecasting.feature.FeatureSet;
import com.bakery.forecasting.interval.ConformalIntervals;
import com.bakery.forecasting.member.Member;
import com.bakery.forecasting.member.MemberCatalog;
import com.bakery.forecasting.member.MemberFailedException;
import com.bakery.forecasting.member.MemberState;
import com.bakery.forecasting.member.TrainingWindow;
import com.bakery.forecasting.metric.FoldScorer;
import com.bakery.forecasting.model.Candidate;
import com.bakery.forecasting.model.ForecastRequest;
import com.bakery.forecasting.model.ProductModel;
import com.bakery.forecasting.model.Validation;
import com.bakery.forecasting.pooled.PooledReader;
import com.bakery.forecasting.profile.SeriesProfile;
import com.bakery.forecasting.validation.Backtest;
import com.bakery.forecasting.validation.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The steps of a product training, each a function of the ones before. Stateless; safe for many threads. */
public final class ProductPipeline {
    private final Set<String> without;

    /** Every member takes part where it applies. */
    public ProductPipeline() {
        this(Set.of());
    }

    /** @param without names of members to leave out, to see what they add; the baseline stays */
    public ProductPipeline(Set<String> without) {
        this.without = Set.copyOf(without);
    }

    /**
     * The named features and the members that apply.
     *
     * @param pooled what the shop's products share; null without it
     */
    public FeatureSet engineerFeatures(ProductData data, PipelineOptions options, @Nullable PooledReader pooled) {
        return FeatureEngineering.engineer(TrainingWindow.whole(data, options, pooled), without);
    }

    /**
     * Every applicable member, fitted on all data.
     *
     * @throws TrainingRefusedException INVALID_OPTIONS
     */
    public Candidate fit(
            ProductData data, FeatureSet features, @Nullable PooledReader pooled, TrainingMonitor monitor) {
        TrainingWindow window = TrainingWindow.whole(data, features.options(), pooled);
        List<MemberState> fitted = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<Member> members = members(features);
        for (Member member : members) {
            monitor.progress("fit " + member.name(), fitted.size() / (double) members.size());
            try {
                fitted.add(member.fit(window, monitor).state());
            } catch (MemberFailedException e) {
                notes.add(e.getMessage());
            }
        }
        return new Candidate(fitted, notes);
    }

    /** Weights, intervals and metrics from rolling-origin folds. */
    public Validation validate(
            ProductData data, FeatureSet features, @Nullable PooledReader pooled, TrainingMonitor monitor) {
        TrainingWindow window = TrainingWindow.whole(data, features.options(), pooled);
        Backtest backtest = Backtest.run(window, members(features), monitor);
        List<Member> members = members(features).stream()
                .filter(member -> !backtest.failed().containsKey(member.name()))
                .toList();
        List<Fold> folds = backtest.folds();
        double[] borrowed = pooled == null
                ? new double[0]
                : pooled.residuals(SeriesProfile.of(data).seriesClass());
        Composition composition = Weights.of(members, data.days(), folds);
        return new Validation(
                composition,
                ConformalIntervals.of(FoldScorer.meanLevel(data), FoldScorer.scored(composition, folds), borrowed),
                FoldScorer.score(data, features.options(), members, folds, borrowed),
                List.copyOf(backtest.failed().values()));
    }

    /** All steps in their order: the model of a product. */
    public ProductModel train(
            ProductData data, PipelineOptions options, @Nullable PooledReader pooled, TrainingMonitor monitor) {
        FeatureSet features = engineerFeatures(data, options, pooled);
        Candidate candidate = fit(data, features, pooled, monitor);
        return compose(data, features, candidate, validate(data, features, pooled, monitor));
    }

    /**
     * The model: the members that have a weight and could be fitted on all data, with weights, intervals and what is known ahead. One that did well over the folds and
     * then failed leaves its weight to the others.
     *
     * @throws TrainingRefusedException NO_CONVERGENCE if they do not forecast finite numbers
     */
    public ProductModel compose(ProductData data, FeatureSet features, Candidate candidate, Validation validation) {
        Set<String> fitted =
                candidate.members().stream().map(MemberState::member).collect(Collectors.toSet());
        Composition composition = validation.composition().of(fitted, MemberCatalog.stalwarts(fitted));
        List<MemberState> carrying = candidate.members().stream()
                .filter(member -> composition.week().containsKey(member.member())
                        || composition.month().containsKey(member.member()))
                .toList();
        ProductModel model = new ProductModel(
                ForecastingEngine.VERSION,
                data.productId(),
                data.productName(),
                data.firstDay(),
                data.lastDay(),
                data.saleDays(),
                SeriesProfile.of(data),
                ProductModel.isSoldInUnits(data),
                features.options(),
                composition,
                carrying,
                validation.intervals(),
                validation.metrics(),
                ClosedDays.of(data, SpecialDays.of(data), data.days()),
                KnownFuture.of(data, data.lastDay().plusDays(1)));
        requireFinite(model);
        return model;
    }

    /** A member that cannot be fitted is left out; what the others came to must be numbers. */
    private static void requireFinite(ProductModel model) {
        boolean finite = model.forecast(ForecastRequest.of(model.options().horizonDays())).days().stream()
                .allMatch(day -> Double.isFinite(day.yhat())
                        && Double.isFinite(day.yhatLower())
                        && Double.isFinite(day.yhatUpper()));
        if (!finite) {
            throw new TrainingRefusedException(
                    Reason.NO_CONVERGENCE,
                    "The fits of product " + model.productName() + " (" + model.algorithm()
                            + ") do not come to finite forecasts.");
        }
    }

    private static List<Member> members(FeatureSet features) {
        return features.members().stream().map(MemberCatalog::named).toList();
    }
}
