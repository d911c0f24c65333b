package io.limbeck.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.cli.bench.Shift.Period;
import io.limbeck.model.Content.TextContent;
import io.limbeck.trainer.collect.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShiftTest {
    private static final List<Row> ROWS = IntStream.range(0, 1_000)
            .mapToObj(i -> Row.labelled("row-" + i, new TextContent("text " + i), "label-" + i % 4))
            .toList();
    private static final Shift.Sizes SIZES = new Shift.Sizes(200, 50, 3, 20);

    private final Shift shift = Shift.of(ROWS, SIZES, 1);

    @Test
    void allLabelsComeBeforeTheShiftAndHalfOfThemAfterIt() {
        assertThat(labels(shift.first())).hasSize(4);
        assertThat(shift.labels()).hasSize(2);
        assertThat(shift.rounds())
                .hasSize(3)
                .allSatisfy(period -> assertThat(labels(period)).isEqualTo(shift.labels()));
    }

    @Test
    void noRowComesTwice() {
        List<String> ids = new ArrayList<>();
        List<Period> all = new ArrayList<>(shift.rounds());
        all.add(shift.first());
        all.forEach(period -> {
            period.labelled().forEach(row -> ids.add(row.id()));
            period.unlabelled().forEach(row -> ids.add(row.id()));
        });

        assertThat(ids).hasSize(200 + 3 * 50 + 4 * 20).doesNotHaveDuplicates();
    }

    @Test
    void laterRowsAreNewerAndUnlabelledOnesTellNoLabel() {
        assertThat(shift.rounds().get(2).labelled().get(0).time())
                .isAfter(shift.rounds().get(1).labelled().get(49).time());
        assertThat(shift.first().unlabelled())
                .hasSize(20)
                .allMatch(row -> row.label().isEmpty());
    }

    @Test
    void aSeedNamesADraw() {
        assertThat(Shift.of(ROWS, SIZES, 1)).isEqualTo(shift);
        assertThat(Shift.of(ROWS, SIZES, 2)).isNotEqualTo(shift);
    }

    @Test
    void saysThatThereAreTooFewRows() {
        assertThatThrownBy(() -> Shift.of(ROWS, new Shift.Sizes(200, 50, 30, 20), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rows too few");
    }

    private static Set<String> labels(Period period) {
        return period.labelled().stream().map(row -> row.label().orElseThrow()).collect(Collectors.toSet());
    }
}
