package io.limbeck.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Content.TextContent;
import io.limbeck.trainer.collect.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FewLabelsTest {
    private final List<Row> rows = IntStream.range(0, 100)
            .mapToObj(i -> Row.labelled("r" + i, new TextContent("text " + i), i % 2 == 0 ? "a" : "b"))
            .toList();

    @Test
    void soManyRowsKeepTheirLabelsAndAllStayInTheirPlaces() {
        List<Row> few = new FewLabels(30, 7).of(rows);

        assertThat(few).extracting(Row::id).isEqualTo(rows.stream().map(Row::id).toList());
        assertThat(few).filteredOn(row -> row.label().isPresent()).hasSize(30).isSubsetOf(rows);
    }

    @Test
    void seedDecidesWhich() {
        assertThat(new FewLabels(30, 7).of(rows)).isEqualTo(new FewLabels(30, 7).of(rows));
        assertThat(new FewLabels(30, 7).of(rows)).isNotEqualTo(new FewLabels(30, 8).of(rows));
    }

    @Test
    void moreThanThereAreChangesNothing() {
        assertThat(new FewLabels(101, 7).of(rows)).isEqualTo(rows);
    }
}
