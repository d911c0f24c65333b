package io.limbeck.trainer.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void rehearsalTakesTheSameNumberOfEachLabelAsFarAsThereAreSoMany() {
        List<Row> rows = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> rows.add(Row.labelled("a" + i, "text", "many")));
        IntStream.range(0, 3).forEach(i -> rows.add(Row.labelled("b" + i, "text", "few")));

        List<Row> chosen = Rehearsal.of(rows, 20);

        assertThat(chosen).hasSize(20);
        assertThat(chosen).filteredOn(row -> row.label().get().equals("few")).hasSize(3);
    }

    @Test
    void rehearsalTakesAllWhereThereAreFewerThanItMay() {
        assertThat(Rehearsal.of(List.of(Row.labelled("a", "text", "x")), 20)).hasSize(1);
        assertThat(Rehearsal.of(List.of(Row.labelled("a", "text", "x")), 0)).isEmpty();
    }

    @Test
    void recentTextsStayBoundedAndLeanTowardsTheRecent() {
        RecentTexts recent = new RecentTexts(100, 1);
        for (int i = 0; i < 10_000; i++) {
            recent.add("id" + i, "text " + i);
        }

        assertThat(recent.size()).isEqualTo(100);
        double mean = recent.rows().stream()
                .mapToInt(row -> Integer.parseInt(row.id().substring(2)))
                .average()
                .orElseThrow();
        // The mean age is about 500 records, with a deviation of 50.
        assertThat(10_000 - mean).isBetween(300.0, 700.0);
    }

    @Test
    void forgottenRecordLeavesTheSample() {
        RecentTexts recent = new RecentTexts(3, 1);
        recent.add("a", "1");
        recent.add("b", "2");
        recent.add("c", "3");
        recent.remove("a");
        recent.remove("never there");

        assertThat(recent.rows()).extracting(Row::id).containsExactlyInAnyOrder("b", "c");
        recent.add("d", "4");
        assertThat(recent.rows()).extracting(Row::id).containsExactlyInAnyOrder("b", "c", "d");
    }
}
