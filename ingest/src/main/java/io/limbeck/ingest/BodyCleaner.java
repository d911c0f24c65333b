package io.limbeck.ingest;

import io.limbeck.cleaning.CleanColumns;
import io.limbeck.cleaning.CleanText;
import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.images.Picture;
import io.limbeck.cleaning.personal.KnownValues;
import io.limbeck.ingest.CleanBody.Left;
import io.limbeck.ingest.CleanBody.Nothing;
import io.limbeck.ingest.decode.RawBody;
import io.limbeck.ingest.decode.RawBody.RawColumns;
import io.limbeck.ingest.decode.RawBody.RawPicture;
import io.limbeck.ingest.decode.RawBody.RawText;
import io.limbeck.ingest.decode.Reason;
import io.limbeck.schemas.Image;
import io.limbeck.schemas.Tabular;
import io.limbeck.schemas.Text;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Cleans bodies of every kind. Thread-safe. */
final class BodyCleaner {
    /** Of UTF-8, for each UTF-16 unit of a text. */
    private static final int MOST_BYTES_A_CHAR = 3;

    private static final int NUMBER_BYTES = 16;

    private final Cleaner cleaner;

    BodyCleaner(Cleaner cleaner) {
        this.cleaner = cleaner;
    }

    /** @param known what of the message is known to be personal data */
    CleanBody clean(RawBody body, KnownValues known) {
        return body.fold(text -> text(text, known), columns -> columns(columns, known), this::picture);
    }

    private CleanBody text(RawText raw, KnownValues known) {
        CleanText text = cleaner.clean(raw.text(), known);
        if (text.dropped()) {
            return new Nothing(Reason.PERSONAL_DATA);
        }
        return text.text().isEmpty()
                ? new Nothing(Reason.EMPTY)
                : new Left(new Text(text.text()), sum(text.redactions(), known.redactions()), bytes(text.text()));
    }

    private static Map<String, Integer> sum(Map<String, Integer> some, Map<String, Integer> others) {
        if (others.isEmpty()) {
            return some;
        }
        Map<String, Integer> sum = new HashMap<>(some);
        others.forEach((type, count) -> sum.merge(type, count, Integer::sum));
        return sum;
    }

    private CleanBody columns(RawColumns raw, KnownValues known) {
        CleanColumns row = cleaner.clean(raw.values(), known);
        if (row.dropped()) {
            return new Nothing(Reason.PERSONAL_DATA);
        }
        if (!row.unreadable().isEmpty()) {
            return new Nothing(Reason.INVALID_NUMBER);
        }
        long size = 0;
        for (Map.Entry<String, Object> column : row.columns().entrySet()) {
            size += bytes(column.getKey())
                    + NUMBER_BYTES
                    + (column.getValue() instanceof String text ? bytes(text) : 0);
        }
        return row.isEmpty() ? new Nothing(Reason.EMPTY) : new Left(new Tabular(row.columns()), row.redactions(), size);
    }

    private CleanBody picture(RawPicture raw) {
        return cleaner.picture(raw.data())
                .fold(
                        clean -> new Left(
                                new Image(
                                        ByteBuffer.wrap(clean.png()),
                                        Picture.Clean.MEDIA_TYPE,
                                        clean.width(),
                                        clean.height()),
                                Map.of(),
                                clean.png().length),
                        problem -> new Nothing(
                                problem == Picture.Problem.TOO_LARGE ? Reason.IMAGE_TOO_LARGE : Reason.INVALID_IMAGE));
    }

    private static long bytes(String text) {
        return (long) text.length() * MOST_BYTES_A_CHAR;
    }
}
