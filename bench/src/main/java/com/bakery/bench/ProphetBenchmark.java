package com.bakery.bench;

import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.Forecast;
import com.bakery.prophet.PredictOptions;
import com.bakery.prophet.Prophet;
import com.bakery.prophet.TimeSeries;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of a fit, of a forecast of 90 days with intervals, and of both, by the length of the series and the number of its features. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProphetBenchmark {
    @Param({"90", "365", "730", "1095", "2920"})
    public int days;

    @Param({"DEFAULT", "OLD_SERVICE", "WITH_REGRESSORS"})
    public Configuration configuration = Configuration.DEFAULT;

    private Prophet prophet = new Prophet(Configuration.DEFAULT.options());
    private TimeSeries history = SimulatedSeries.history(2, 0);
    private TimeSeries future = history;
    private FittedProphet fitted = prophet.fit(SimulatedSeries.history(60, 0));

    @Setup
    public void fitOnce() {
        prophet = new Prophet(configuration.options());
        history = configuration.withRegressors(SimulatedSeries.history(days, 1));
        future = configuration.withRegressors(TimeSeries.future(SimulatedSeries.FIRST.plusDays(days), 90));
        fitted = prophet.fit(history);
    }

    @Benchmark
    public FittedProphet fit() {
        return prophet.fit(history);
    }

    @Benchmark
    public Forecast predict() {
        return fitted.predict(future, PredictOptions.DEFAULT);
    }

    @Benchmark
    public Forecast fitAndPredict() {
        return prophet.fit(history).predict(future, PredictOptions.DEFAULT);
    }
}
