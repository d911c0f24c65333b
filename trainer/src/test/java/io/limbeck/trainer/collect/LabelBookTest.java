package io.limbeck.trainer.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Content.TabularContent;
import io.limbeck.model.Modality;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelBookTest {
    private final LabelBook book = new LabelBook(Modality.TEXT);

    @Test
    void lastWordOnAnIdCounts() {
        book.apply("a", 0, Labels.of("a", "text", "x"));
        book.apply("b", 1, Labels.of("b", "other", "y"));
        book.apply("a", 2, Labels.of("a", "text", "z"));

        assertThat(book.live()).isEqualTo(2);
        assertThat(book.snapshot().entries().get(0).row().label()).contains("z");
        assertThat(book.snapshot().watermark()).isEqualTo(3);
    }

    @Test
    void tombstoneForgets() {
        book.apply("a", 0, Labels.of("a", "text", "x"));
        book.apply("a", 1, null);

        assertThat(book.live()).isZero();
        assertThat(book.snapshot().watermark()).isEqualTo(2);
    }

    @Test
    void countsLiveLabelsThatChangedSinceAnOffset() {
        for (int i = 0; i < 10; i++) {
            book.apply("id" + i, i, Labels.of("id" + i, "text", "x"));
        }
        book.apply("id0", 10, Labels.of("id0", "text", "y"));
        book.apply("id9", 11, null);

        assertThat(book.changedSince(5)).isEqualTo(5); // 5, 6, 7, 8 and 0
        assertThat(book.changedSince(12)).isZero();
    }

    @Test
    void hashNamesTheLiveSetWhateverTheOrderAndHistory() {
        book.apply("a", 0, Labels.of("a", "one", "x"));
        book.apply("b", 1, Labels.of("b", "two", "y"));
        LabelBook other = new LabelBook(Modality.TEXT);
        other.apply("b", 5, Labels.of("b", "two", "wrong"));
        other.apply("b", 6, Labels.of("b", "two", "y"));
        other.apply("a", 7, Labels.of("a", "one", "x"));

        assertThat(other.snapshot().sha256()).isEqualTo(book.snapshot().sha256());

        other.apply("a", 8, Labels.of("a", "one", "y"));
        assertThat(other.snapshot().sha256()).isNotEqualTo(book.snapshot().sha256());
    }

    @Test
    void recordsOfAnotherModalityAreNotLearnedFrom() {
        LabelBook tables = new LabelBook(Modality.TABULAR);

        tables.apply("a", 0, Labels.of("a", "text", "x"));
        tables.apply("b", 1, Labels.of("b", new TabularContent(Map.of("amount", 3.0)), "x"));

        assertThat(tables.snapshot().entries())
                .extracting(entry -> entry.row().id())
                .containsExactly("b");
    }

    @Test
    void snapshotSplitsAsItsRowsAreSplit() {
        LabelBook tables = new LabelBook(Modality.TABULAR);
        for (int i = 0; i < 300; i++) {
            book.apply("id" + i, i, Labels.of("id" + i, "text " + Integer.toString(i, 36), "x"));
            tables.apply("id" + i, i, Labels.of("id" + i, new TabularContent(Map.of("amount", i % 2 + 0.0)), "x"));
        }

        for (LabelBook each : List.of(book, tables)) {
            Splitter splitter = new Splitter("key");
            List<Row> rows =
                    each.snapshot().entries().stream().map(LabelBook.Entry::row).toList();
            assertThat(each.snapshot().parts(splitter)).isEqualTo(Examples.split(rows, splitter));
            assertThat(each.snapshot().parts(splitter).get(Part.GATE)).isNotEmpty();
        }
    }

    @Test
    void knowsWhatIsLabelledByWhatItSays() {
        book.apply("a", 0, Labels.of("a", "order 1 is late", "x"));
        book.apply("b", 1, Labels.of("b", "Late is order 22!", "x"));
        book.apply("c", 2, Labels.of("c", "gone", "x"));
        book.apply("c", 3, null);

        assertThat(book.snapshot().fingerprints()).containsExactly(Fingerprint.of("order 333 is late"));
    }
}
