package com.bakery.training.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.model.PromotionRule.Champion;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PromotionRuleTest {
    private static final Champion SAME = new Champion("ets+prophet", false);
    private static final Champion OTHER = new Champion("prophet", false);

    @Test
    void theFirstVersionDeploysEvenIfItIsWorseThanTheBaseline() {
        assertThat(deploys(challenger(0.9, 0.3), null)).isTrue();
    }

    @Test
    void aRefreshedRecipeDeploysAlsoWhenTheShopBecameHarderToForecast() {
        assertThat(deploys(challenger(0.25, 0.30), SAME)).isTrue();
        assertThat(deploys(challenger(0.30, 0.30), SAME)).isTrue();
        assertThat(deploys(challenger(null, null), SAME)).isTrue();
    }

    @Test
    void aRefreshedRecipeThatIsWorseThanSeasonalNaiveDoesNot() {
        assertThat(deploys(challenger(0.31, 0.30), SAME)).isFalse();
    }

    @Test
    void aDifferentRecipeMustBeBetterThanTheDeployedOneOnTheSameFolds() {
        assertThat(deploys(challenger(0.25, 0.30).comparedWith("prophet", 0.28), OTHER))
                .isTrue();
        assertThat(deploys(challenger(0.18, 0.30).comparedWith("prophet", 0.18), OTHER))
                .isFalse();
        assertThat(deploys(challenger(null, 0.30).comparedWith("prophet", 0.18), OTHER))
                .isFalse();
    }

    @Test
    void aDifferentRecipeIsNotComparedWithFiguresOfOtherFolds() {
        assertThat(deploys(challenger(0.29, 0.30), OTHER)).isTrue();
        assertThat(deploys(challenger(0.31, 0.30), OTHER)).isFalse();
        assertThat(deploys(challenger(0.29, 0.30), new Champion(null, false))).isTrue();
    }

    @Test
    void aRecipeThatWasReplacedSinceTheValidationIsNotComparedWith() {
        assertThat(deploys(challenger(0.25, 0.30).comparedWith("croston", 0.10), OTHER))
                .isTrue();
    }

    @Test
    void anythingIsBetterThanAVersionThatCannotBeServedAndTheReasonSaysSo() {
        Champion damaged = new Champion("prophet", true);

        PromotionRule.Decision decision = PromotionRule.decide(
                challenger(0.9, 0.3).comparedWith("prophet", 0.18).build(), damaged);

        assertThat(decision.deploy()).isTrue();
        assertThat(decision.reason()).contains("deployed version is damaged");
        assertThat(deploys(challenger(0.1, 0.3).autoDeployment(false), damaged)).isFalse();
    }

    @Test
    void withoutAutomaticDeploymentEveryVersionStaysAChallenger() {
        assertThat(deploys(challenger(0.1, 0.3).autoDeployment(false), null)).isFalse();
    }

    private static boolean deploys(Registrations challenger, Champion champion) {
        return PromotionRule.decide(challenger.build(), champion).deploy();
    }

    private static Registrations challenger(Double wape, Double seasonalNaive) {
        JobRun run = new JobRun(UUID.randomUUID(), UUID.randomUUID(), 0);
        return Registrations.of(run, UUID.randomUUID(), "20261123_120000")
                .metrics(Registrations.metrics(wape, seasonalNaive));
    }
}
