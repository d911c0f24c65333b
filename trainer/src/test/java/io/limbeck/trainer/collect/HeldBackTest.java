package io.limbeck.trainer.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Content.TextContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldBackTest {
    private final HeldBack bound = new HeldBack(new Splitter("key"), 200);

    @Test
    void keepsAllRowsWhereThereAreFewerThanItMay() {
        assertThat(bound.sample(rows(0, 200))).isEqualTo(rows(0, 200));
    }

    @Test
    void boundsWhatAHistoryOfAnyLengthCosts() {
        assertThat(bound.sample(rows(0, 20_000))).hasSize(200).doesNotHaveDuplicates();
    }

    /** The mean place of 200 rows drawn alike from 20,000 deviates by 408. */
    @Test
    void drawsFromAllTimesAlike() {
        assertThat(bound.sample(rows(0, 20_000)).stream()
                        .mapToInt(HeldBackTest::place)
                        .average()
                        .orElseThrow())
                .isBetween(8_700.0, 11_300.0);
    }

    @Test
    void whatWasKeptStaysButForWhatNewRowsReplace() {
        List<Row> before = bound.sample(rows(0, 10_000));
        List<Row> later = bound.sample(rows(0, 11_000));

        List<Row> stayed = new ArrayList<>(later);
        stayed.retainAll(before);
        assertThat(later).filteredOn(row -> place(row) < 10_000).containsExactlyElementsOf(stayed);
        assertThat(stayed).hasSizeBetween(165, 199); // 182 on average
    }

    @Test
    void whoDoesNotKnowTheKeyDoesNotKnowWhichRowsJudge() {
        List<Row> other = new HeldBack(new Splitter("other"), 200).sample(rows(0, 2_000));

        other = new ArrayList<>(other);
        other.retainAll(bound.sample(rows(0, 2_000)));
        assertThat(other).hasSizeLessThan(60); // 20 on average
    }

    @Test
    void eitherWindowKeepsItsOwnRowsHoweverLongTheOtherIs() {
        List<Row> both = bound.sample(rows(0, 10_000), row -> place(row) >= 9_900);

        assertThat(both).hasSize(300);
        assertThat(both).filteredOn(row -> place(row) >= 9_900).hasSize(100);
    }

    private static List<Row> rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Row.labelled("row-" + i, new TextContent("text " + i), "label"))
                .toList();
    }

    private static int place(Row row) {
        return Integer.parseInt(row.id().substring("row-".length()));
    }
}
