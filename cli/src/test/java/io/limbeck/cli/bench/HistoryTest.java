package io.limbeck.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.model.Content.TextContent;
import io.limbeck.trainer.collect.LabelBook;
import io.limbeck.trainer.collect.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final List<Row> TEXTS =
            IntStream.range(0, 40).mapToObj(i -> row("t" + i, words("w", i))).toList();
    private static final List<Row> NEWS = List.of(row("n", "something that is new"));

    private final History history = new History(TEXTS);

    @Test
    void noTwoLabelledTextsSayTheSame() {
        LabelBook.Snapshot snapshot = history.of(500, NEWS);

        assertThat(snapshot.entries()).hasSize(501);
        assertThat(snapshot.fingerprints()).hasSize(501);
    }

    @Test
    void theNewestOlderLabelsAreTheSameInEachHistory() {
        assertThat(newest(history.of(30, NEWS), 30, 20)).isEqualTo(newest(history.of(300, NEWS), 300, 20));
    }

    @Test
    void newLabelsLieBehindTheWatermark() {
        assertThat(history.of(300, NEWS).entries())
                .filteredOn(entry -> entry.offset() >= 300)
                .extracting(entry -> entry.row().content())
                .containsExactly(NEWS.get(0).content());
    }

    @Test
    void saysThatTextsAreTooShortForSoMany() {
        assertThatThrownBy(() -> new History(List.of(row("a", "one"), row("b", "two"))).of(100, NEWS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different texts");
    }

    private static List<String> newest(LabelBook.Snapshot snapshot, int labels, int count) {
        return snapshot.entries().stream()
                .filter(entry -> entry.offset() >= labels - count && entry.offset() < labels)
                .map(LabelBook.Entry::fingerprint)
                .sorted()
                .toList();
    }

    private static Row row(String id, String text) {
        return Row.labelled(id, new TextContent(text), "label");
    }

    private static String words(String stem, int text) {
        StringBuilder words = new StringBuilder();
        for (int w = 0; w < 8; w++) {
            words.append(stem)
                    .append((char) ('a' + text / 26))
                    .append((char) ('a' + text % 26))
                    .append((char) ('a' + w))
                    .append(' ');
        }
        return words.toString();
    }
}
