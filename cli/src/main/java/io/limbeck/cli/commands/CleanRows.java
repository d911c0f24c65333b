package io.limbeck.cli.commands;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cli.data.Columns;
import io.limbeck.cli.data.DataFile;
import io.limbeck.cli.data.Row.Broken;
import io.limbeck.cli.data.Row.Good;
import io.limbeck.cli.data.Rows;
import io.limbeck.trainer.collect.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of a file as the trainer takes them: cleaned as ingest cleans. */
final class CleanRows {
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
                    String text = cleaner.clean(good.text()).text();
                    if (text.isBlank()) {
                        broken.add(new Broken(good.line(), "cleaning leaves nothing of the text"));
                    } else {
                        all.add(new Row(id(good), text, good.label(), 1, Instant.EPOCH));
                    }
                } else if (row.get() instanceof Broken line) {
                    broken.add(line);
                }
            }
        }
        return all;
    }

    private String id(Good row) {
        return row.id().map(cleaner::identifier).orElse("line-" + row.line());
    }
}
