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

/** Time of a fit and of a forecast of 90 days with 1,000 draws, in the old service's configuration. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ProphetBenchmark {
    @Param({"365", "730", "1095"})
    public int days;

    private final Prophet prophet = new Prophet(SimulatedSeries.oldService());
    private TimeSeries history = SimulatedSeries.history(2, 0);
    private FittedProphet fitted = prophet.fit(SimulatedSeries.history(60, 0));
    private long seed;

    @Setup
    public void fitOnce() {
        history = SimulatedSeries.history(days, 1);
        fitted = prophet.fit(history);
    }

    @Benchmark
    public FittedProphet fit() {
        return prophet.fit(history);
    }

    @Benchmark
    public Forecast predict() {
        TimeSeries future = TimeSeries.future(SimulatedSeries.FIRST.plusDays(days), 90);
        return fitted.predict(future, new PredictOptions(seed++, true, null));
    }
}
