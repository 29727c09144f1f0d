package com.bakery.forecasting.member;

import com.bakery.forecasting.data.ProductData;

/**
 * A window as smoothing sees it.
 *
 * @param weekday 0 for Monday, of each day
 * @param value quantity of each day; 0 on a regular closing day
 * @param observed false on a day the shop was closed out of the ordinary: it teaches nothing
 */
record SmoothingSeries(int[] weekday, double[] value, boolean[] observed) {
    private static final int LONGEST = 1_095;
    private static final int EARLIER = 4;
    private static final int REGULAR = 2;

    static SmoothingSeries of(TrainingWindow window, double[] quantity) {
        ProductData data = window.data();
        int first = Math.max(0, window.days() - LONGEST);
        int days = window.days() - first;
        int[] weekday = new int[days];
        double[] value = new double[days];
        boolean[] observed = new boolean[days];
        int start = data.firstDay().getDayOfWeek().getValue() - 1;
        for (int i = 0; i < days; i++) {
            int day = first + i;
            weekday[i] = (start + day) % 7;
            value[i] = data.open(day) ? quantity[day] : 0;
            observed[i] = data.open(day) || isRegularClosing(data, day);
        }
        return new SmoothingSeries(weekday, value, observed);
    }

    /**
     * A closed day is a regular one if at least two of the four earlier same weekdays were closed too, unless the shop has been closed for a week: then it is on
     * holiday, and the days teach nothing.
     */
    private static boolean isRegularClosing(ProductData data, int day) {
        int shopDay = data.offset() + day;
        int closed = 0;
        for (int week = 1; week <= EARLIER; week++) {
            closed += isClosed(data, shopDay - 7 * week) ? 1 : 0;
        }
        boolean openedThisWeek = false;
        for (int i = shopDay - 6; i < shopDay; i++) {
            openedThisWeek |= i >= 0 && !isClosed(data, i);
        }
        return closed >= REGULAR && openedThisWeek;
    }

    private static boolean isClosed(ProductData data, int shopDay) {
        return shopDay >= 0 && data.shopTotal()[shopDay] <= 0;
    }

    int days() {
        return value.length;
    }
}
