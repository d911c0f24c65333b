package io.limbeck.cli.commands;

import io.limbeck.cli.data.DataFile;
import io.limbeck.cli.data.Row;
import io.limbeck.cli.data.Rows;
import io.limbeck.cli.data.UnusableFileException;
import io.limbeck.model.Modality;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The first texts of a data file, for benchmarks. */
final class TextSample {
    private TextSample() {}

    /** @throws UnusableFileException there is none */
    static List<String> of(Path file, DataOptions columns, int most) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Rows rows = DataFile.open(file, columns.columns(Modality.TEXT, false))) {
            for (var row = rows.next(); row.isPresent() && texts.size() < most; row = rows.next()) {
                if (row.get() instanceof Row.Good good) {
                    texts.add(good.text());
                }
            }
        }
        if (texts.isEmpty()) {
            throw new UnusableFileException(file + " holds no text");
        }
        return texts;
    }
}
