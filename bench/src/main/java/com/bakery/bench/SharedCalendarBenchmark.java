package com.bakery.bench;

import com.bakery.prophet.FitOptions;
import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.Prophet;
import com.bakery.prophet.SharedCalendar;
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

/** Fits per second, on one core, of different series over the same times. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
public class SharedCalendarBenchmark {
    private static final int SERIES = 64;

    @Param({"365", "730", "1095"})
    public int days;

    @Param({"DEFAULT", "OLD_SERVICE"})
    public Configuration configuration = Configuration.DEFAULT;

    private final double[][] series = new double[SERIES][];
    private SharedCalendar calendar = new Prophet(Configuration.DEFAULT.options()).on(SimulatedSeries.history(60, 0));
    private int next;

    @Setup
    public void share() {
        for (int s = 0; s < SERIES; s++) {
            series[s] = SimulatedSeries.values(days, s);
        }
        calendar = new Prophet(configuration.options()).on(SimulatedSeries.history(days, 0));
    }

    @Benchmark
    public FittedProphet fit() {
        return calendar.fit(series[next++ % SERIES], FitOptions.DEFAULT);
    }
}
