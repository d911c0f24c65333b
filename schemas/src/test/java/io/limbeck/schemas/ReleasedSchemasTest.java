package io.limbeck.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * To change a schema: change the .avdl, then append the new schema, as one JSON line, to the type's file under
 * {@code released/} when it is released. Lines that stand there are never touched.
 */
class ReleasedSchemasTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                Record.class,
                Prediction.class,
                ReviewRequest.class,
                Annotation.class,
                Label.class,
                ModelManifest.class,
                Champion.class,
                Deployment.class,
                DeadLetter.class,
                Forgotten.class,
                Settled.class
            })
    <T extends SpecificRecord> void everyReleasedSchemaStillReads(Class<T> type) throws IOException {
        List<Schema> released = ReleasedSchemas.of(type);
        AvroCodec<T> codec = AvroCodec.of(type);
        assertThat(released).isNotEmpty();

        for (Schema writer : released) {
            Schema current = SpecificData.get().getSchema(type);
            assertThat(SchemaCompatibility.checkReaderWriterCompatibility(current, writer)
                            .getType())
                    .isEqualTo(SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE);
            for (Object datum : new RandomData(writer, 20, 7L)) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                new BinaryMessageEncoder<>(GenericData.get(), writer).encode(datum, bytes);
                assertThat(codec.decode(bytes.toByteArray())).isInstanceOf(type);
            }
        }
        assertThat(SchemaNormalization.parsingFingerprint64(released.get(released.size() - 1)))
                .as("the current schema must be the last line of released/%s.avsc", type.getSimpleName())
                .isEqualTo(SchemaNormalization.parsingFingerprint64(
                        SpecificData.get().getSchema(type)));
    }
}
