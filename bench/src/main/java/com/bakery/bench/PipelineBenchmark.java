package com.bakery.bench;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.ProductPipeline;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.data.DataRules;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RawSales;
import com.bakery.forecasting.model.ProductModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of a product's whole training: features, fits, eight folds, weights, intervals. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PipelineBenchmark {
    @Param({"180", "730"})
    public int days;

    private final ProductPipeline pipeline = new ProductPipeline();

    @Benchmark
    public ProductModel train() {
        List<RawSales> sales = new ArrayList<>();
        double[] values = SimulatedSeries.values(days, 1);
        for (int i = 0; i < days; i++) {
            sales.add(new RawSales(SimulatedSeries.FIRST.plusDays(i), values[i]));
        }
        ProductData data = DataRules.apply("p", "p", sales, sales, List.of(), List.of(), 30);
        return pipeline.train(data, PipelineOptions.DEFAULT, null, TrainingMonitor.NONE);
    }
}
