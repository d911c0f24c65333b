package io.limbeck.cli.commands;

import io.limbeck.cleaning.CleanColumns;
import io.limbeck.cleaning.Cleaner;
import io.limbeck.cli.data.Columns;
import io.limbeck.cli.data.DataFile;
import io.limbeck.cli.data.Row.Broken;
import io.limbeck.cli.data.Row.Good;
import io.limbeck.cli.data.Rows;
import io.limbeck.model.Content;
import io.limbeck.model.Content.TabularContent;
import io.limbeck.model.Content.TextContent;
import io.limbeck.trainer.collect.Fingerprint;
import io.limbeck.trainer.collect.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of a file as the trainer takes them: cleaned as ingest cleans. */
final class CleanRows {
    private static final int FEWEST = 10;

    private final Cleaner cleaner;
    private final BrokenLines broken;

    CleanRows(Cleaner cleaner, BrokenLines broken) {
        this.cleaner = cleaner;
        this.broken = broken;
    }

    List<Row> read(Path file, Columns columns, long limit) throws IOException {
        List<Row> all = new ArrayList<>();
        try (Rows rows = DataFile.open(file, columns)) {
            for (Optional<io.limbeck.cli.data.Row> row = rows.next();
                    row.isPresent() && all.size() < limit;
                    row = rows.next()) {
                if (row.get() instanceof Good good) {
                    Optional<Content> content = content(good);
                    content.ifPresentOrElse(
                            cleaned -> all.add(new Row(id(good), cleaned, good.label(), 1, Instant.EPOCH)),
                            () -> broken.add(new Broken(good.line(), "cleaning leaves nothing of it")));
                } else if (row.get() instanceof Broken line) {
                    broken.add(line);
                }
            }
        }
        return all;
    }

    /** @throws UnusableException a round cannot learn from these rows of {@code file} */
    static void requireLearnable(List<Row> rows, Path file) {
        List<Row> labelled =
                rows.stream().filter(row -> row.label().isPresent()).toList();
        if (labelled.stream().map(Row::label).distinct().count() < 2) {
            throw new UnusableException(
                    "the rows of " + file + " have fewer than two labels; there is nothing to tell apart");
        }
        long different = labelled.stream().map(Fingerprint::of).distinct().count();
        if (different < FEWEST) {
            throw new UnusableException("the labelled rows of " + file + " hold " + different
                    + " different texts, digits aside; a round needs " + FEWEST
                    + ", to learn from some and judge by others");
        }
    }

    private Optional<Content> content(Good row) {
        if (!row.columns().isEmpty()) {
            CleanColumns clean = cleaner.clean(row.columns());
            return clean.isEmpty() ? Optional.empty() : Optional.of(new TabularContent(clean.columns()));
        }
        String text = cleaner.clean(row.text()).text();
        return text.isBlank() ? Optional.empty() : Optional.of(new TextContent(text));
    }

    private String id(Good row) {
        return row.id().map(cleaner::identifier).orElse("line-" + row.line());
    }
}
