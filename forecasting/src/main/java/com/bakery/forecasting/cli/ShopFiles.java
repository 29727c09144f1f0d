package com.bakery.forecasting.cli;

import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.forecasting.TrainingRefusedException.Reason;
import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.calendar.PublicHolidays;
import com.bakery.forecasting.data.DataRules;
import com.bakery.forecasting.data.NamedDay;
import com.bakery.forecasting.data.PeerLevels;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RawSales;
import com.bakery.forecasting.data.RegressorSeries;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A shop as its files tell it, up to the day before its forecasts begin. */
record ShopFiles(
        SalesFile sales,
        PeerLevels peers,
        LocalDate lastDay,
        List<RegressorSeries> regressors,
        List<NamedDay> holidays) {

    /**
     * The shop.
     *
     * @param from first day to forecast; null for the day after the file's last
     * @param country ISO 3166-1 code of the public holidays; null for none but those in the files
     * @throws TrainingRefusedException INVALID_DATA naming file, line, value and rule, or INVALID_OPTIONS
     */
    static ShopFiles read(
            Path salesFile,
            List<Path> regressorFiles,
            @Nullable LocalDate from,
            @Nullable String country,
            @Nullable String subdivision) {
        SalesFile sales = SalesFile.read(salesFile);
        LocalDate lastDay = from == null ? sales.lastDay() : from.minusDays(1);
        if (lastDay.isBefore(sales.lastDay())) {
            throw CsvRows.invalid("--from " + from + " is not after the last day of " + salesFile + ", "
                    + sales.lastDay() + ": days that are known are not forecast");
        }
        RegressorFiles table = new RegressorFiles();
        regressorFiles.forEach(table::read);
        List<NamedDay> holidays = new ArrayList<>(table.holidays());
        if (country != null) {
            if (!PublicHolidays.knows(country)) {
                throw new TrainingRefusedException(
                        Reason.INVALID_OPTIONS,
                        "--country " + country + ": its public holidays are not known here; name them in a column"
                                + " holiday of --regressors");
            }
            Set<LocalDate> own = holidays.stream().map(NamedDay::day).collect(Collectors.toCollection(TreeSet::new));
            int lastYear = lastDay.plusDays(KnownFuture.DAYS).getYear();
            PublicHolidays.between(country, subdivision, sales.firstDay().getYear(), lastYear).stream()
                    .filter(day -> !own.contains(day.day()))
                    .forEach(holidays::add);
        }
        return new ShopFiles(sales, sales.peers(), lastDay, table.series(), holidays);
    }

    /**
     * A product's data by the data rules.
     *
     * @throws com.bakery.forecasting.TrainingRefusedException if it cannot be trained
     */
    ProductData data(String product, int minTrainingDays) {
        return DataRules.apply(product, product, sales.of(product), totals(), regressors, holidays, minTrainingDays)
                .beside(peers.of(product));
    }

    /** Days without a row up to the last day are closed days, which a total of 0 says. */
    private List<RawSales> totals() {
        List<RawSales> totals = new ArrayList<>(sales.totals());
        if (lastDay.isAfter(sales.lastDay())) {
            totals.add(new RawSales(lastDay, 0));
        }
        return totals;
    }
}
