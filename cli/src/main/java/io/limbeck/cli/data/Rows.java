package io.limbeck.cli.data;

import java.io.IOException;
import java.util.Optional;

/** The rows of one open file, in order; whatever size the file has, one row is in memory. */
public interface Rows extends AutoCloseable {
    /**
     * The next row, good or broken; empty at the end.
     *
     * @throws IOException the file can no longer be read
     */
    Optional<Row> next() throws IOException;

    @Override
    void close() throws IOException;
}
