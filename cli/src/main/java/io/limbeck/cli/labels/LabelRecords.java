package io.limbeck.cli.labels;

import io.limbeck.cleaning.CleanText;
import io.limbeck.cleaning.Cleaner;
import io.limbeck.schemas.Label;
import io.limbeck.schemas.LabelOrigin;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Record;
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
        if (clean.text().isBlank()) {
            return Optional.empty();
        }
        String cleanId =
                id.map(cleaner::identifier).filter(left -> !left.isBlank()).orElseGet(() -> digest(clean.text()));
        Instant now = clock.instant();
        Record record = Record.newBuilder()
                .setId(cleanId)
                .setOrigin(new Origin(source, 0, line))
                .setSource(source)
                .setEventTime(now)
                .setIngestTime(now)
                .setBody(new Text(clean.text()))
                .setAttributes(Map.of())
                .setRedactions(clean.redactions())
                .setCleaningVersion(cleaner.version())
                .build();
        return Optional.of(Label.newBuilder()
                .setId(cleanId)
                .setRecord(record)
                .setLabel(cleaner.identifier(label))
                .setLabelledBy(labelledBy)
                .setPropensity(1)
                .setAgreement(1)
                .setAnswers(1)
                .setLabelledAt(now)
                .build());
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
