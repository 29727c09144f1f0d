package com.bakery.forecasting.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.forecasting.AShop;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.data.PeerLevels;
import org.junit.jupiter.api.Test;

class PriorMemberTest {

    @Test
    void servesOnlyProductsWithFewerThanThirtySaleDays() {
        assertThat(new PriorMember().appliesTo(AShop.of(29).window())).isTrue();
        assertThat(new PriorMember().appliesTo(AShop.of(30).window())).isFalse();
    }

    @Test
    void drawsTheLevelTowardsItsPeersByTwoDays() {
        // the product sold 10 a day on 8 days; its peers sell 30
        double[] forecast = forecast(AShop.of(100).from(92).peerLevel(30));

        assertThat(forecast[0]).isCloseTo(14, within(1e-9));
    }

    @Test
    void withoutPeersTheLevelIsItsOwn() {
        assertThat(forecast(AShop.of(100).from(93))[0]).isCloseTo(10, within(1e-9));
    }

    @Test
    void takesTheWeekOfTheShop() {
        double[] forecast = forecast(AShop.of(98).from(91).total(i -> i % 7 == 5 ? 200 : 100));

        assertThat(forecast[5] / forecast[0]).isCloseTo(2, within(1e-9));
    }

    @Test
    void peersAreTheOthersOfTheCategoryWhereThereAreThree() {
        PeerLevels peers = new PeerLevels();
        peers.add("new", 99, "bread");
        peers.add("a", 10, "bread");
        peers.add("b", 20, "bread");
        peers.add("c", 60, "bread");
        peers.add("cake", 1000, "cake");
        peers.add("dead", 0, "bread");

        assertThat(peers.of("new")).isEqualTo(20);
        assertThat(peers.of("cake")).isEqualTo((20 + 60) / 2.0);
        assertThat(peers.of("unknown")).isEqualTo(60);
    }

    @Test
    void aProductAloneHasNoPeers() {
        PeerLevels peers = new PeerLevels();
        peers.add("a", 10, null);

        assertThat(peers.of("a")).isNull();
    }

    private static double[] forecast(AShop shop) {
        TrainingWindow window = shop.window();
        return new PriorMember().fit(window, TrainingMonitor.NONE).forecast(7, window.knownFuture());
    }
}
