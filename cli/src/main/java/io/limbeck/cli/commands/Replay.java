package io.limbeck.cli.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.cli.data.Columns;
import io.limbeck.cli.data.DataFile;
import io.limbeck.cli.data.FileKind;
import io.limbeck.cli.data.Row;
import io.limbeck.cli.data.Rows;
import io.limbeck.cli.data.UnusableFileException;
import io.limbeck.cli.sending.Pace;
import io.limbeck.cli.sending.RawSender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes messages of files. Every message has an id, the row's own or one of the file's name and the line, and the id as its
 * key: repetitions come to one partition, where ingest looks for them.
 */
final class Replay {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RawSender sender;
    private final Columns columns;
    private final Pace pace;
    private final long limit;
    private final int maxBytes;
    private final BrokenLines broken;
    private long sent;
    private long skipped;

    /** @param maxBytes of a file that is one message; larger ones are skipped */
    Replay(RawSender sender, Columns columns, Pace pace, long limit, int maxBytes, BrokenLines broken) {
        this.sender = sender;
        this.columns = columns;
        this.pace = pace;
        this.limit = limit;
        this.maxBytes = maxBytes;
        this.broken = broken;
    }

    /** A file's rows, or the files of a folder and all folders in it, in the order of their names. */
    void send(Path source) throws IOException {
        if (!Files.isDirectory(source)) {
            rows(source, source.getFileName().toString());
            return;
        }
        for (Path file : files(source)) {
            if (reached()) {
                return;
            }
            send(file, source.relativize(file).toString().replace('\\', '/'));
        }
    }

    /** Files of which nobody knows what they hold, or that no message can hold. */
    long skipped() {
        return skipped;
    }

    private void send(Path file, String name) throws IOException {
        Optional<FileKind> kind = FileKind.of(file);
        if (kind.isEmpty()) {
            skip(name, "the end of its name does not say what it holds");
        } else if (kind.get().contentType().isPresent()) {
            whole(file, name, kind.get().contentType().get());
        } else {
            try {
                rows(file, name);
            } catch (UnusableFileException e) {
                skip(name, e.getMessage());
            }
        }
    }

    private void whole(Path file, String name, String contentType) throws IOException {
        if (Files.size(file) > maxBytes) {
            skip(name, "larger than a message may be");
            return;
        }
        pace.await();
        sender.send(
                bytes(name), Files.readAllBytes(file), Map.of("id", bytes(name), "content-type", bytes(contentType)));
        sent++;
    }

    private void rows(Path file, String name) throws IOException {
        try (Rows rows = DataFile.open(file, columns)) {
            for (Optional<Row> row = rows.next(); row.isPresent() && !reached(); row = rows.next()) {
                if (row.get() instanceof Row.Good good) {
                    pace.await();
                    String id = good.id().orElse(name + ":" + good.line());
                    sender.send(bytes(id), bytes(message(id, good)), Map.of());
                    sent++;
                } else if (row.get() instanceof Row.Broken line) {
                    broken.add(line);
                }
            }
        }
    }

    private static String message(String id, Row.Good row) {
        ObjectNode fields = JSON.createObjectNode().put("id", id);
        if (row.columns().isEmpty()) {
            fields.put("text", row.text());
        } else {
            fields.setAll((ObjectNode) JSON.valueToTree(row.columns()));
        }
        return fields.toString();
    }

    private void skip(String name, String reason) {
        skipped++;
        broken.skipped(name, reason);
    }

    private boolean reached() {
        return sent >= limit;
    }

    /** Hidden files and folders are nobody's messages. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !folder.relativize(file).toString().matches("(.*[/\\\\])?\\..*"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
