package com.bakery.forecasting.feature;

import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RegressorSeries;
import com.bakery.forecasting.data.RegressorSeries.Kind;
import com.bakery.forecasting.member.TrainingWindow;
import java.time.LocalDate;
import java.util.Locale;

/**
 * How a product's sales moved with a number or a flag that no member reads, such as the weather of past days: for the explanation only. A day's move is its quantity over the
 * mean of its weekday in the four weeks before, less 1.
 *
 * @param name of the regressor
 * @param days compared
 * @param correlation of the moves with the number, -1 to 1
 * @param effect change of the quantity, as a share, when the number is higher by one standard deviation
 * @param deviation that standard deviation
 */
public record Sensitivity(String name, int days, double correlation, double effect, double deviation) {
    private static final int WEEKS = 4;

    static Sensitivity of(TrainingWindow window, RegressorSeries regressor) {
        ProductData data = window.data();
        double n = 0;
        double meanX = 0;
        double meanMove = 0;
        double squaresX = 0;
        double squaresMove = 0;
        double products = 0;
        for (int i = 7 * WEEKS; i < window.days(); i++) {
            double x = value(regressor, data.day(i));
            double move = move(window, i);
            if (!Double.isNaN(x) && !Double.isNaN(move)) {
                n++;
                double before = x - meanX;
                meanX += before / n;
                double beforeMove = move - meanMove;
                meanMove += beforeMove / n;
                squaresX += before * (x - meanX);
                squaresMove += beforeMove * (move - meanMove);
                products += before * (move - meanMove);
            }
        }
        boolean varies = n > 2 && squaresX > 0 && squaresMove > 0;
        double deviation = varies ? Math.sqrt(squaresX / (n - 1)) : 0;
        return new Sensitivity(
                regressor.name(),
                (int) n,
                varies ? products / Math.sqrt(squaresX * squaresMove) : 0,
                varies ? products / squaresX * deviation : 0,
                deviation);
    }

    /** A flag is 0 where nothing is known. */
    private static double value(RegressorSeries regressor, LocalDate day) {
        boolean flag = regressor.kind() == Kind.EVENT_FLAG;
        return flag ? regressor.happensOn(day) ? 1 : 0 : regressor.at(day);
    }

    /**
     * The sensitivity in words, and why no member reads the regressor.
     *
     * @param knownAhead whether it is known ahead: then only the members that could read it are missing
     */
    String sentence(Kind kind, boolean knownAhead) {
        if (kind == Kind.EVENT_FLAG) {
            return String.format(
                    Locale.ROOT,
                    "%s: sales moved by %+.1f %% on its days, correlation %+.2f over %d days; not used in the forecast, because it"
                            + " ends with the sales: a row behind the last one, 0 or 1, makes it known ahead.",
                    name,
                    deviation == 0 ? 0 : 100 * effect / deviation,
                    correlation,
                    days);
        }
        return String.format(
                Locale.ROOT,
                "%s: sales moved by %+.1f %% with one standard deviation (%.3g) more, correlation %+.2f over %d days; not used in"
                        + " the forecast, because %s.",
                name,
                100 * effect,
                deviation,
                correlation,
                days,
                knownAhead
                        ? "no member that reads it takes part for this product"
                        : "it is not known ahead and no gain was measured");
    }

    private static double move(TrainingWindow window, int i) {
        ProductData data = window.data();
        LocalDate day = data.day(i);
        if (!data.open(i) || window.specialDays().isHoliday(day)) {
            return Double.NaN;
        }
        double sum = 0;
        int count = 0;
        for (int week = 1; week <= WEEKS; week++) {
            if (data.open(i - 7 * week)) {
                sum += data.quantity()[i - 7 * week];
                count++;
            }
        }
        return sum > 0 ? data.quantity()[i] / (sum / count) - 1 : Double.NaN;
    }
}
