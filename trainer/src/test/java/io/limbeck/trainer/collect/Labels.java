package io.limbeck.trainer.collect;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TabularContent;
import io.limbeck.model.Content.TextContent;
import io.limbeck.schemas.Label;
import io.limbeck.schemas.LabelOrigin;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Tabular;
import io.limbeck.schemas.Text;
import java.time.Instant;

/** Labels and records as they come over the wire. */
public final class Labels {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private Labels() {}

    public static Label of(String id, String text, String label) {
        return of(id, new TextContent(text), label);
    }

    public static Label of(String id, Content content, String label) {
        return Label.newBuilder()
                .setId(id)
                .setRecord(record(id, content))
                .setLabel(label)
                .setLabelledBy(LabelOrigin.IMPORT)
                .setPropensity(1)
                .setAgreement(1)
                .setAnswers(1)
                .setLabelledAt(TIME)
                .build();
    }

    public static Record record(String id, Content content) {
        return Record.newBuilder()
                .setId(id)
                .setOrigin(new Origin("raw", 0, 0L))
                .setEventTime(TIME)
                .setIngestTime(TIME)
                .setBody(
                        content instanceof TabularContent table
                                ? new Tabular(table.columns())
                                : new Text(((TextContent) content).text()))
                .setCleaningVersion("v1")
                .build();
    }
}
