package io.limbeck.labeler.review;

import io.limbeck.model.Content;
import io.limbeck.schemas.Record;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a person reads of a record. */
public final class Rendition {
    private Rendition() {}

    /** The text; columns as {@code name: value} lines in the order of their names; of a picture its media type. */
    public static String of(Record record) {
        Content content = Content.of(record);
        if (content instanceof Content.TextContent text) {
            return text.text();
        }
        if (content instanceof Content.TabularContent table) {
            return new TreeMap<>(table.columns())
                    .entrySet().stream()
                            .map(column ->
                                    column.getKey() + ": " + (column.getValue() == null ? "" : column.getValue()))
                            .collect(Collectors.joining("\n"));
        }
        return ((Content.ImageContent) content).mediaType();
    }
}
