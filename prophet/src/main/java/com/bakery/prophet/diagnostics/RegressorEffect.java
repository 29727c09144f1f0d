package com.bakery.prophet.diagnostics;

import com.bakery.prophet.EffectMode;
import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.feature.Features.Column;
import com.bakery.prophet.feature.Features.Kind;
import com.bakery.prophet.feature.RegressorScaling;
import java.util.ArrayList;
import java.util.List;

/**
 * What one unit more of a regressor does to the forecast (Prophet: {@code regressor_coefficients}).
 *
 * @param mode units of y for an additive regressor, a share of the trend for a multiplicative one
 * @param center value of the regressor at which it has no effect
 * @param coefficient effect of one unit; its bounds are the same, as with Python's modes
 */
public record RegressorEffect(String regressor, EffectMode mode, double center, double coefficient) {

    /** The effects of a model's regressors, in their order. */
    public static List<RegressorEffect> of(FittedProphet model) {
        List<RegressorEffect> effects = new ArrayList<>();
        List<Column> columns = model.features().columns();
        int next = 0;
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).kind() == Kind.REGRESSOR) {
                RegressorScaling scaling = model.features().regressors().get(next++);
                EffectMode mode = columns.get(c).mode();
                double unit = mode == EffectMode.ADDITIVE ? model.scale().yScale() : 1;
                double coefficient = model.parameters().beta()[c] * unit / scaling.std();
                effects.add(new RegressorEffect(columns.get(c).name(), mode, scaling.mu(), coefficient));
            }
        }
        return effects;
    }
}
