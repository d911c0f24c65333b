package io.limbeck.cli.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** A CSV, TSV or JSONL file, compressed with gzip or not, read row by row. */
public final class DataFile {
    private DataFile() {}

    /**
     * Opens a file. The end of its name says its kind: {@code .csv}, {@code .tsv}, {@code .jsonl} (also {@code .ndjson},
     * {@code .json}), each also with {@code .gz}.
     *
     * @throws UnusableFileException the kind is unknown, or a column is not there
     * @throws IOException the file cannot be read
     */
    public static Rows open(Path file, Columns columns) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean compressed = name.endsWith(".gz");
        String kind = compressed ? name.substring(0, name.length() - 3) : name;
        if (!Files.isRegularFile(file)) {
            throw new UnusableFileException("there is no file " + file);
        }
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            Reader reader = reader(compressed ? new GZIPInputStream(bytes, 1 << 16) : bytes);
            if (kind.endsWith(".csv")) {
                return TableRows.of(reader, ',', columns);
            } else if (kind.endsWith(".tsv") || kind.endsWith(".txt")) {
                return TableRows.of(reader, '\t', columns);
            } else if (kind.endsWith(".jsonl") || kind.endsWith(".ndjson") || kind.endsWith(".json")) {
                return new JsonRows(new BufferedReader(reader), columns);
            }
            throw new UnusableFileException("cannot tell what " + file
                    + " holds: its name must end in .csv, .tsv or .jsonl, each also with .gz");
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** Bytes that are no UTF-8 become U+FFFD: one bad line must not end the file. */
    private static Reader reader(InputStream bytes) {
        return new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }
}
