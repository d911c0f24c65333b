package io.limbeck.cli.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * Joins the lines of a table to records: a quoted field of a CSV file may hold line ends. A quote that is not closed
 * within {@link #LOOK_AHEAD} lines costs its own line only, not the rest of the file.
 */
final class TableLines {
    static final int LOOK_AHEAD = 500;

    /**
     * @param line the number of the first line, from 1
     * @param text the record, with the line ends inside quoted fields
     * @param whole false when a quoted field is never closed
     */
    record Joined(long line, String text, boolean whole) {}

    private final BufferedReader reader;
    private final char separator;
    private final Deque<String> ahead = new ArrayDeque<>();
    private long number;

    TableLines(BufferedReader reader, char separator) {
        this.reader = reader;
        this.separator = separator;
    }

    Optional<Joined> next() throws IOException {
        String first = take();
        while (first != null && first.isBlank()) {
            first = take();
        }
        if (first == null) {
            return Optional.empty();
        }
        // By convention a tab-separated field holds no line end, and quotes in it are mostly just quotes.
        if (separator == '\t' || !isOpen(first, false)) {
            return Optional.of(new Joined(number, first, true));
        }
        return Optional.of(join(first));
    }

    private Joined join(String first) throws IOException {
        long start = number;
        StringBuilder record = new StringBuilder(first);
        while (ahead.size() < LOOK_AHEAD) {
            String line = reader.readLine();
            if (line == null) {
                break;
            }
            ahead.addLast(line);
        }
        boolean open = true;
        int used = 0;
        for (Iterator<String> lines = ahead.iterator(); open && lines.hasNext(); used++) {
            String line = lines.next();
            record.append('\n').append(line);
            open = isOpen(line, true);
        }
        if (open) {
            return new Joined(start, first, false);
        }
        for (int i = 0; i < used; i++) {
            take();
        }
        return new Joined(start, record.toString(), true);
    }

    private String take() throws IOException {
        number++;
        return ahead.isEmpty() ? reader.readLine() : ahead.removeFirst();
    }

    /** Whether a line ends inside a quoted field, when it starts {@code inside} one or not (RFC 4180). */
    private boolean isOpen(String line, boolean inside) {
        boolean quoted = inside;
        boolean fieldStart = !inside;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"') {
                if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    i++;
                } else {
                    quoted = false;
                }
            } else if (!quoted && c == '"' && fieldStart) {
                quoted = true;
            }
            fieldStart = !quoted && c == separator;
        }
        return quoted;
    }

    void close() throws IOException {
        reader.close();
    }
}
