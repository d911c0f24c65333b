package io.limbeck.cli.labels;

import io.limbeck.cleaning.CleanColumns;
import io.limbeck.cleaning.CleanText;
import io.limbeck.cleaning.Cleaner;
import io.limbeck.cli.data.Row;
import io.limbeck.schemas.Label;
import io.limbeck.schemas.LabelOrigin;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Tabular;
import io.limbeck.schemas.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Labelled texts as labels of the training set. They pass the same cleaner as everything else. */
public final class LabelRecords {
    private static final int ID_BYTES = 12;

    private final Cleaner cleaner;
    private final LabelOrigin labelledBy;
    private final String source;
    private final InstantSource clock;

    /** @param source where the rows come from, e.g. a file's name; cleaned too */
    public LabelRecords(Cleaner cleaner, LabelOrigin labelledBy, String source, InstantSource clock) {
        this.cleaner = cleaner;
        this.labelledBy = labelledBy;
        this.source = cleaner.identifier(source);
        this.clock = clock;
    }

    /**
     * One label; empty when cleaning leaves nothing of the text.
     *
     * @param id without one, the id is derived from the cleaned text, so that a second import changes nothing
     * @param line where the row stands in its source, from 1
     */
    public Optional<Label> label(Optional<String> id, String text, String label, long line) {
        CleanText clean = cleaner.clean(text);
        return clean.text().isBlank()
                ? Optional.empty()
                : Optional.of(label(
                        id, new Text(clean.text()), clean.text(), clean.redactions(), cleaner.identifier(label), line));
    }

    /** One labelled row of a file; empty when cleaning leaves nothing of it. */
    public Optional<Label> label(Row.Good row) {
        String label = row.label().orElseThrow();
        if (row.columns().isEmpty()) {
            return label(row.id(), row.text(), label, row.line());
        }
        CleanColumns clean = cleaner.clean(row.columns());
        return clean.isEmpty()
                ? Optional.empty()
                : Optional.of(label(
                        row.id(),
                        new Tabular(clean.columns()),
                        // Equal rows of a table are not one row; a second import of the file still changes nothing.
                        clean.columns() + " " + row.line(),
                        clean.redactions(),
                        cleaner.identifier(label),
                        row.line()));
    }

    /** @param essence by which a body without an id is known again */
    private Label label(
            Optional<String> id,
            Object body,
            String essence,
            Map<String, Integer> redactions,
            String label,
            long line) {
        String cleanId =
                id.map(cleaner::identifier).filter(left -> !left.isBlank()).orElseGet(() -> digest(essence));
        Instant now = clock.instant();
        Record record = Record.newBuilder()
                .setId(cleanId)
                .setOrigin(new Origin(source, 0, line))
                .setSource(source)
                .setEventTime(now)
                .setIngestTime(now)
                .setBody(body)
                .setAttributes(Map.of())
                .setRedactions(redactions)
                .setCleaningVersion(cleaner.version())
                .build();
        return Label.newBuilder()
                .setId(cleanId)
                .setRecord(record)
                .setLabel(label)
                .setLabelledBy(labelledBy)
                .setPropensity(1)
                .setAgreement(1)
                .setAnswers(1)
                .setLabelledAt(now)
                .build();
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "text-" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
