package io.limbeck.model;

import io.limbeck.schemas.Image;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Tabular;
import io.limbeck.schemas.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What a model looks at: the cleaned body of a record, whichever door it came through. */
public sealed interface Content {

    /** What kind of content this is. */
    Modality modality();

    /** The body of a record as content. */
    static Content of(Record record) {
        Object body = record.getBody();
        if (body instanceof Text text) {
            return new TextContent(text.getText());
        }
        if (body instanceof Tabular tabular) {
            return new TabularContent(tabular.getColumns());
        }
        if (body instanceof Image image) {
            byte[] bytes = new byte[image.getData().remaining()];
            image.getData().duplicate().get(bytes);
            return new ImageContent(bytes, image.getMediaType());
        }
        throw new IllegalArgumentException("record has no known kind of body");
    }

    /** @param text cleaned text */
    record TextContent(String text) implements Content {
        public TextContent {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public Modality modality() {
            return Modality.TEXT;
        }
    }

    /** @param columns values by column name: {@link Double}, {@link String}, or null where missing */
    record TabularContent(Map<String, Object> columns) implements Content {
        public TabularContent {
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        }

        @Override
        public Modality modality() {
            return Modality.TABULAR;
        }
    }

    /** @param data an encoded picture, e.g. PNG; not copied */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy of every picture would be the cost
    record ImageContent(byte[] data, String mediaType) implements Content {
        public ImageContent {
            Objects.requireNonNull(data, "data");
            Objects.requireNonNull(mediaType, "mediaType");
        }

        @Override
        public Modality modality() {
            return Modality.IMAGE;
        }
    }
}
