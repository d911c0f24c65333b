package io.limbeck.trainer.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TextContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final Content TEXT = new TextContent("text");

    @Test
    void rehearsalTakesTheSameNumberOfEachLabelAsFarAsThereAreSoMany() {
        List<Row> rows = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> rows.add(Row.labelled("a" + i, TEXT, "many")));
        IntStream.range(0, 3).forEach(i -> rows.add(Row.labelled("b" + i, TEXT, "few")));

        List<Row> chosen = Rehearsal.of(rows, 20);

        assertThat(chosen).hasSize(20);
        assertThat(chosen).filteredOn(row -> row.label().get().equals("few")).hasSize(3);
    }

    /** New rows of a few labels must not drown the others. */
    @Test
    void rehearsalEvensOutTheLabelsOfNewRows() {
        List<Row> fresh = labelled("new", 60, "one");
        List<Row> older = new ArrayList<>(labelled("a", 500, "one"));
        older.addAll(labelled("b", 500, "other"));

        List<Row> chosen = Rehearsal.beside(fresh, older, 100);

        assertThat(chosen).hasSize(100);
        assertThat(chosen).filteredOn(row -> row.label().get().equals("one")).hasSize(20);
    }

    @Test
    void rehearsalOfLabelsWithMoreNewRowsThanItMayHoldIsOfTheOthers() {
        List<Row> older = new ArrayList<>(labelled("a", 500, "one"));
        older.addAll(labelled("b", 30, "other"));

        List<Row> chosen = Rehearsal.beside(labelled("new", 200, "one"), older, 100);

        assertThat(chosen).hasSize(100);
        assertThat(chosen).filteredOn(row -> row.label().get().equals("other")).hasSize(30);
    }

    @Test
    void rehearsalTakesAllWhereThereAreFewerThanItMay() {
        assertThat(Rehearsal.of(List.of(Row.labelled("a", TEXT, "x")), 20)).hasSize(1);
        assertThat(Rehearsal.of(List.of(Row.labelled("a", TEXT, "x")), 0)).isEmpty();
    }

    @Test
    void recentContentsStayBoundedAndLeanTowardsTheRecent() {
        RecentContents recent = new RecentContents(100, 1);
        for (int i = 0; i < 10_000; i++) {
            recent.add("id" + i, TEXT);
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
        RecentContents recent = new RecentContents(3, 1);
        recent.add("a", TEXT);
        recent.add("b", TEXT);
        recent.add("c", TEXT);
        recent.remove("a");
        recent.remove("never there");

        assertThat(recent.rows()).extracting(Row::id).containsExactlyInAnyOrder("b", "c");
        recent.add("d", TEXT);
        assertThat(recent.rows()).extracting(Row::id).containsExactlyInAnyOrder("b", "c", "d");
    }

    private static List<Row> labelled(String ids, int count, String label) {
        return IntStream.range(0, count)
                .mapToObj(i -> Row.labelled(ids + i, TEXT, label))
                .toList();
    }
}
