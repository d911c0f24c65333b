package io.limbeck.scorer.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.model.Content.TextContent;
import io.limbeck.model.Scored;
import io.limbeck.schemas.ReviewReason;
import io.limbeck.scorer.KeywordClassifier;
import io.limbeck.scorer.route.Route.Accepted;
import io.limbeck.scorer.route.Route.Review;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static final KeywordClassifier MODEL = KeywordClassifier.of(1);
    private static final Router NEVER_EXPLORES = new Router(new Exploration("task", 0));
    private static final Router ALWAYS_EXPLORES = new Router(new Exploration("task", 1));

    @Test
    void acceptsWhatMeetsTheThreshold() {
        assertThat(NEVER_EXPLORES.route(MODEL, "id", scored("good")))
                .isInstanceOf(Accepted.class)
                .satisfies(route -> assertThat(route.ask()).isEmpty());
    }

    @Test
    void sendsUncertainPredictionToReviewWithItsDoubtAsPriority() {
        Route route = NEVER_EXPLORES.route(MODEL, "id", scored("who knows"));

        assertThat(route).isInstanceOf(Review.class);
        assertThat(route.ask()).contains(new Ask(ReviewReason.LOW_CONFIDENCE, 1, 1));
    }

    @Test
    void sendsEverythingToReviewWhileThereIsNoThreshold() {
        assertThat(NEVER_EXPLORES.route(MODEL.withoutThreshold(), "id", scored("good")))
                .isInstanceOf(Review.class);
    }

    @Test
    void sendsEveryPredictionOfAProvisionalModelToReviewHoweverSureItIs() {
        assertThat(NEVER_EXPLORES.route(MODEL.provisionally(), "id", scored("good")))
                .isInstanceOf(Review.class)
                .satisfies(route -> assertThat(route.ask()).isPresent());
    }

    @Test
    void exploresTheConfidentAndTheUncertainAlike() {
        Ask explored = new Ask(ReviewReason.EXPLORATION, 1, 1);

        assertThat(ALWAYS_EXPLORES.route(MODEL, "id", scored("good")).ask()).contains(explored);
        assertThat(ALWAYS_EXPLORES.route(MODEL, "id", scored("who knows")).ask())
                .contains(explored);
    }

    @Test
    void drawsTheShareItWasGivenAndTheSameRecordsAgain() {
        Exploration tenth = new Exploration("task", 0.1);
        List<Integer> drawn = IntStream.range(0, 20_000)
                .filter(id -> tenth.draws("record-" + id))
                .boxed()
                .toList();

        // Five standard deviations of a binomial share of 20,000.
        assertThat(drawn.size() / 20_000.0).isCloseTo(0.1, within(0.011));
        assertThat(drawn).allMatch(id -> new Exploration("task", 0.1).draws("record-" + id));
        assertThat(drawn).allMatch(id -> new Exploration("task", 0.2).draws("record-" + id));
    }

    @Test
    void drawsOtherRecordsForAnotherTask() {
        Exploration one = new Exploration("one", 0.5);
        Exploration two = new Exploration("two", 0.5);

        assertThat(IntStream.range(0, 100).filter(id -> one.draws("r" + id) != two.draws("r" + id)))
                .isNotEmpty();
    }

    private static Scored scored(String text) {
        return MODEL.score(List.of(new TextContent(text))).get(0);
    }
}
