package io.limbeck.cli.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFileTest {
    @TempDir
    Path folder;

    @Test
    void readsColumnsByTheirUsualNames() throws IOException {
        assertThat(read("a.csv", "id,text,label\n7,where is it,delivery\n", Columns.byName(true)))
                .containsExactly(good(2, "7", "where is it", "delivery"));
    }

    @Test
    void readsColumnsByNumberFromOneWithoutHeader() throws IOException {
        Columns columns = new Columns(
                Optional.of(new Column("3")), Optional.of(new Column("1")), Optional.empty(), Optional.empty(), true);

        assertThat(read("a.csv", "refund,x,give it back\n", columns))
                .containsExactly(good(1, null, "give it back", "refund"));
    }

    @Test
    void takesLabelFirstAndTextSecondWhereNothingIsNamed() throws IOException {
        assertThat(read("a.tsv", "world\tsome news\nsport\t5\" of \"snow\"\n", Columns.byName(true)))
                .containsExactly(good(1, null, "some news", "world"), good(2, null, "5\" of \"snow\"", "sport"));
    }

    @Test
    void joinsLinesOfAQuotedField() throws IOException {
        assertThat(read("a.csv", "text,label\n\"one\n\ntwo, \"\"three\"\"\",other\nfour,other\n", Columns.byName(true)))
                .containsExactly(good(2, null, "one\n\ntwo, \"three\"", "other"), good(5, null, "four", "other"));
    }

    @Test
    void losesOneLineOnlyToAQuoteThatIsNeverClosed() throws IOException {
        assertThat(read("a.csv", "text,label\n\"broken,other\nfine,other\n", Columns.byName(true)))
                .containsExactly(new Row.Broken(2, "a quoted field is never closed"), good(3, null, "fine", "other"));
    }

    @Test
    void saysWhyALineIsBroken() throws IOException {
        assertThat(read("a.csv", "text,label\nalone\n ,other\nsays it,\n\"x\"y,other\n", Columns.byName(true)))
                .containsExactly(
                        new Row.Broken(2, "has 1 columns, 2 are needed"),
                        new Row.Broken(3, "the text is empty"),
                        new Row.Broken(4, "has no label"),
                        new Row.Broken(5, "not a valid record: a quoted field is followed by other characters"));
    }

    @Test
    void readsJsonLinesAndCountsBrokenOnes() throws IOException {
        String lines = "{\"text\":\"hi\",\"label\":\"other\",\"id\":4}\n\n{\"text\":\n[1]\n{\"label\":\"other\"}\n";

        assertThat(read("a.jsonl", lines, Columns.byName(true)))
                .containsExactly(
                        good(1, "4", "hi", "other"),
                        new Row.Broken(3, "not valid JSON"),
                        new Row.Broken(4, "not a JSON object"),
                        new Row.Broken(5, "has no text"));
    }

    @Test
    void readsCompressedFilesAsTheyAre() throws IOException {
        Path file = folder.resolve("a.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("\uFEFFtext,label\nschön,other\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(all(file, Columns.byName(true))).containsExactly(good(2, null, "schön", "other"));
    }

    @Test
    void survivesBytesThatAreNoUtf8() throws IOException {
        Path file = folder.resolve("a.csv");
        Files.write(file, new byte[] {'t', 'e', 'x', 't', '\n', (byte) 0xff, 'a', '\n', 'b', '\n'});

        assertThat(all(file, Columns.byName(false)))
                .containsExactly(good(2, null, "\uFFFDa", null), good(3, null, "b", null));
    }

    @Test
    void namesTheColumnsThereAreWhenOneIsMissing() {
        Columns columns = new Columns(
                Optional.of(new Column("body")), Optional.empty(), Optional.empty(), Optional.empty(), false);

        assertThatThrownBy(() -> read("a.csv", "subject,content\nx,y\n", columns))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("there is no column 'body'; the header has: subject, content");
    }

    @Test
    void refusesAFileWhoseKindItCannotTell() {
        assertThatThrownBy(() -> read("a.xlsx", "x", Columns.byName(false)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(".csv, .tsv or .jsonl");
    }

    private List<Row> read(String name, String content, Columns columns) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
        return all(file, columns);
    }

    private static List<Row> all(Path file, Columns columns) throws IOException {
        List<Row> all = new ArrayList<>();
        try (Rows rows = DataFile.open(file, columns)) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                all.add(row.get());
            }
        }
        return all;
    }

    private static Row good(long line, String id, String text, String label) {
        return Row.Good.of(line, Optional.ofNullable(id), text, Optional.ofNullable(label));
    }

    @Test
    void tableHasAllColumnsButLabelAndIdUnlessSomeAreNamed() throws IOException {
        String file = "id,amount,country,class\n7,3.5,DE,good\n8,,FR,bad\n";

        assertThat(read("a.csv", file, Columns.table(true)))
                .containsExactly(
                        table(2, "7", Map.of("amount", "3.5", "country", "DE"), "good"),
                        table(3, "8", Map.of("amount", "", "country", "FR"), "bad"));
        Columns named = new Columns(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of(new Column("country"))),
                true);
        assertThat(read("a.csv", file, named).get(0)).isEqualTo(table(2, "7", Map.of("country", "DE"), "good"));
    }

    @Test
    void tableWithoutAUsualNameForItHasItsLabelLast() throws IOException {
        assertThat(read("a.csv", "x,y,kind\n1,2,good\n", Columns.table(true)))
                .containsExactly(table(2, null, Map.of("x", "1", "y", "2"), "good"));
    }

    /** What is sent to a model must not hold the answer. */
    @Test
    void unlabelledTableLeavesTheLabelOut() throws IOException {
        assertThat(read("a.csv", "x,label\n1,good\n", Columns.table(false)))
                .containsExactly(table(2, null, Map.of("x", "1"), null));
        assertThat(read("a.jsonl", "{\"x\":1,\"label\":\"good\"}\n", Columns.table(false)))
                .containsExactly(table(1, null, Map.of("x", 1), null));
    }

    @Test
    void tableOfJsonNamesTheFieldsOfInnerObjectsByTheirPath() throws IOException {
        String line = "{\"id\":1,\"order\":{\"sum\":4.5,\"gift\":true,\"lines\":[1]},\"note\":null,\"label\":\"x\"}";
        Map<String, Object> columns = new TreeMap<>();
        columns.put("order.sum", 4.5);
        columns.put("order.gift", "true");
        columns.put("note", null);

        assertThat(read("a.jsonl", line + "\n", Columns.table(true))).containsExactly(table(1, "1", columns, "x"));
    }

    private static Row table(long line, String id, Map<String, ?> columns, String label) {
        return new Row.Good(line, Optional.ofNullable(id), "", new TreeMap<>(columns), Optional.ofNullable(label));
    }
}
