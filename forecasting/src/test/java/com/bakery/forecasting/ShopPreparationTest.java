package com.bakery.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.forecasting.ShopPreparation.Seller;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopPreparationTest {

    @Test
    void theBestSellingAreChosenByQuantityThenNameAndStandInTheOrderOfTheirNames() {
        List<Seller<Integer>> shop = new ArrayList<>();
        for (int i = 0; i < ShopPreparation.MOST_PRODUCTS + 2; i++) {
            shop.add(new Seller<>(i, String.format("p%04d", i), i == 7 ? 1 : 3));
        }
        Collections.reverse(shop);
        List<Seller<Integer>> chosen = ShopPreparation.bestSelling(shop);

        assertThat(chosen).hasSize(ShopPreparation.MOST_PRODUCTS).isSortedAccordingTo((a, b) -> a.name()
                .compareTo(b.name()));
        assertThat(chosen).extracting(Seller::id).doesNotContain(7, 501).contains(500);
    }
}
