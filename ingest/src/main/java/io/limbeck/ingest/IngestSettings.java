package io.limbeck.ingest;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.CleaningSettings;
import io.limbeck.cleaning.images.ImageSettings;
import io.limbeck.cleaning.numbers.ColumnSettings;
import io.limbeck.cleaning.personal.PersonalDataSettings;
import io.limbeck.cleaning.text.TextSettings;
import io.limbeck.ingest.decode.Decoder;
import io.limbeck.ingest.decode.Fields;
import io.limbeck.ingest.decode.FormatSettings;
import io.limbeck.ingest.decode.PersonalFields;
import io.limbeck.ingest.decode.Wanted;
import io.limbeck.ingest.dedup.DedupSettings;
import io.limbeck.ingest.push.PushSettings;
import io.limbeck.ingest.registry.Schemas;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The {@code ingest:} section.
 *
 * @param text how text is cleaned
 * @param pii what is done with personal data; its key is required
 * @param key what records are keyed by
 * @param fields where in a message the fields of a record stand
 * @param format how messages are read that do not say what they are
 * @param columns what is made of which column, by name, in a task about tables
 * @param images what is made of pictures, in a task about them
 * @param maxBytes largest raw value that is accepted; 256 KiB by default
 * @param deadLetters what dead letters carry
 * @param dedup what counts as a duplicate
 * @param threads Kafka Streams threads of this process; 1 by default
 * @param commitInterval how long a transaction is: readers of committed records wait this long; 100 ms by default
 * @param push how records come by HTTP
 */
public record IngestSettings(
        TextSettings text,
        PersonalDataSettings pii,
        RecordKey key,
        Fields fields,
        FormatSettings format,
        Map<String, ColumnSettings> columns,
        ImageSettings images,
        Integer maxBytes,
        DeadLetterSettings deadLetters,
        DedupSettings dedup,
        Integer threads,
        Duration commitInterval,
        PushSettings push) {
    private static final int KIB = 1024;
    private static final int MOST_BYTES = 4 * KIB * KIB;
    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(5);

    public IngestSettings {
        CleaningSettings cleaning = new CleaningSettings(text, pii, columns, images);
        text = cleaning.text();
        refuseWrongPaths(pii);
        columns = cleaning.columns();
        images = cleaning.images();
        key = Objects.requireNonNullElse(key, RecordKey.ID);
        fields = Objects.requireNonNullElseGet(fields, Fields::defaults);
        format = Objects.requireNonNullElseGet(format, FormatSettings::defaults);
        maxBytes = Objects.requireNonNullElse(maxBytes, 256 * KIB);
        deadLetters = Objects.requireNonNullElseGet(deadLetters, () -> new DeadLetterSettings(null));
        dedup = Objects.requireNonNullElseGet(dedup, DedupSettings::defaults);
        threads = Objects.requireNonNullElse(threads, 1);
        commitInterval = Objects.requireNonNullElse(commitInterval, Duration.ofMillis(100));
        push = Objects.requireNonNullElseGet(push, PushSettings::defaults);
        if (maxBytes < 1 || maxBytes > MOST_BYTES) {
            throw new IllegalArgumentException("maxBytes must lie in 1.." + MOST_BYTES + ", is " + maxBytes);
        }
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("threads must lie in 1..64, is " + threads);
        }
        // Transactions time out after ten seconds.
        if (commitInterval.toMillis() < 1 || commitInterval.compareTo(LONGEST_COMMIT) > 0) {
            throw new IllegalArgumentException(
                    "commitInterval must lie between PT0.001S and " + LONGEST_COMMIT + ", is " + commitInterval);
        }
    }

    private static void refuseWrongPaths(PersonalDataSettings pii) {
        try {
            new PersonalFields(pii.fields(), () -> null);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("pii.fields " + e.getMessage(), e);
        }
    }

    /** Everything at its default. */
    public static IngestSettings of(PersonalDataSettings pii) {
        return new IngestSettings(null, pii, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** @param kind of body that the task is about */
    Decoder decoder(Wanted.Kind kind, Schemas schemas) {
        return decoder(kind, schemas, PersonalFields.none());
    }

    /** As {@link #decoder(Wanted.Kind, Schemas)}, with the fields hidden that hold personal data. */
    Decoder decoder(Wanted.Kind kind, Schemas schemas, Cleaner cleaner) {
        return decoder(kind, schemas, new PersonalFields(pii.fields(), cleaner::collect));
    }

    private Decoder decoder(Wanted.Kind kind, Schemas schemas, PersonalFields personal) {
        Map<String, String> places = new TreeMap<>();
        columns.forEach((name, column) -> places.put(name, Objects.requireNonNullElse(column.field(), name)));
        int most = kind == Wanted.Kind.PICTURE ? images.maxBytes() : maxBytes;
        return new Decoder(new Wanted(kind, fields, places), format, most, schemas, personal);
    }

    /** What every other door into the loop must clean with, too. */
    public CleaningSettings cleaning() {
        return new CleaningSettings(text, pii, columns, images);
    }
}
