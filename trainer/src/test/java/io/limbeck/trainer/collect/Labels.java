package io.limbeck.trainer.collect;

import io.limbeck.schemas.Label;
import io.limbeck.schemas.LabelOrigin;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Text;
import java.time.Instant;

/** Labels and records as they come over the wire. */
public final class Labels {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private Labels() {}

    public static Label of(String id, String text, String label) {
        return Label.newBuilder()
                .setId(id)
                .setRecord(record(id, text))
                .setLabel(label)
                .setLabelledBy(LabelOrigin.IMPORT)
                .setPropensity(1)
                .setAgreement(1)
                .setAnswers(1)
                .setLabelledAt(TIME)
                .build();
    }

    public static Record record(String id, String text) {
        return Record.newBuilder()
                .setId(id)
                .setOrigin(new Origin("raw", 0, 0L))
                .setEventTime(TIME)
                .setIngestTime(TIME)
                .setBody(new Text(text))
                .setCleaningVersion("v1")
                .build();
    }
}
