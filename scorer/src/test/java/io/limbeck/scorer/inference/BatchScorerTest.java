package io.limbeck.scorer.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TabularContent;
import io.limbeck.model.Content.TextContent;
import io.limbeck.scorer.KeywordClassifier;
import io.limbeck.scorer.inference.Outcome.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BatchScorerTest {
    private final List<Integer> sizes = new ArrayList<>();
    private final BatchScorer scorer = new BatchScorer(4, (records, nanos) -> sizes.add(records));
    private final KeywordClassifier model = KeywordClassifier.of(1);

    @Test
    void answersInTheOrderOfTheQuestions() {
        List<Content> contents =
                texts("good and long enough for another bucket", "bad", "good", "bad " + "x".repeat(100));

        assertThat(labels(scorer.score(model, contents))).containsExactly("good", "bad", "good", "bad");
    }

    @Test
    void keepsBatchesToTheirLimit() {
        scorer.score(model, texts("good", "good", "good", "good", "good", "good"));

        assertThat(sizes).containsExactly(4, 2);
    }

    @Test
    void failsOnlyWhatCannotBeScored() {
        List<Content> contents = new ArrayList<>(texts("good", "poison", "bad"));
        contents.add(new TabularContent(Map.of()));

        assertThat(labels(scorer.score(model, contents)))
                .containsExactly("good", Failure.SCORING_FAILED.name(), "bad", Failure.UNSUPPORTED_CONTENT.name());
    }

    @Test
    void scoresNothingOfNothing() {
        assertThat(scorer.score(model, List.of())).isEmpty();
        assertThat(sizes).isEmpty();
    }

    @Property
    void everyPositionIsInOneBatchWithLengthsOfItsBucket(
            @ForAll @Size(max = 200) int[] anyLengths, @ForAll @IntRange(min = 1, max = 64) int max) {
        int[] lengths = Arrays.stream(anyLengths).map(length -> length & 0xFFFF).toArray();

        List<int[]> batches = LengthBuckets.batches(lengths, max);

        assertThat(batches.stream().flatMapToInt(Arrays::stream).sorted().toArray())
                .isEqualTo(IntStream.range(0, lengths.length).toArray());
        assertThat(batches).allSatisfy(batch -> {
            assertThat(batch).hasSizeBetween(1, max);
            assertThat(Arrays.stream(batch)
                            .map(i -> LengthBuckets.of(lengths[i]))
                            .distinct())
                    .hasSize(1);
        });
    }

    private static List<Content> texts(String... texts) {
        return Stream.of(texts).<Content>map(TextContent::new).toList();
    }

    private static List<String> labels(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.fold(scored -> scored.label(), Enum::name))
                .toList();
    }
}
