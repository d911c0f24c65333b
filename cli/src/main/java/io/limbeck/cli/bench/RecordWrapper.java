package io.limbeck.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.limbeck.ingest.IngestSettings;
import io.limbeck.ingest.decode.Decoder;
import io.limbeck.ingest.decode.Decoding.Decoded;
import io.limbeck.ingest.decode.RawMessage;
import io.limbeck.ingest.decode.Wanted;
import io.limbeck.ingest.registry.Schemas;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Reads messages about texts and wraps each in a record as it is; one that cannot be read goes on as its bytes. */
final class RecordWrapper implements Processor<byte[], byte[], byte[], byte[]> {
    private final AvroCodec<Record> codec = AvroCodec.of(Record.class);
    private final Decoder decoder;
    private ProcessorContext<byte[], byte[]> context;

    RecordWrapper(IngestSettings settings) {
        this.decoder =
                new Decoder(Wanted.text(settings.fields()), settings.format(), settings.maxBytes(), Schemas.none());
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
    }

    @Override
    public void process(org.apache.kafka.streams.processor.api.Record<byte[], byte[]> message) {
        Instant time = Instant.ofEpochMilli(message.timestamp());
        RawMessage raw = new RawMessage(Optional.of(message.value()), Optional.empty(), Optional.empty(), time);
        Origin origin = context.recordMetadata()
                .map(at -> new Origin(at.topic(), at.partition(), at.offset()))
                .orElseThrow();
        context.forward(decoder.decode(raw).fold(decoded -> wrapped(message, decoded, origin), reason -> message));
    }

    private org.apache.kafka.streams.processor.api.Record<byte[], byte[]> wrapped(
            org.apache.kafka.streams.processor.api.Record<byte[], byte[]> message, Decoded decoded, Origin origin) {
        String id = decoded.id()
                .orElseGet(() -> origin.getTopic() + "-" + origin.getPartition() + "-" + origin.getOffset());
        String text = decoded.body().fold(body -> body.text(), columns -> "", picture -> "");
        Record record = Record.newBuilder()
                .setId(id)
                .setKey(null)
                .setOrigin(origin)
                .setSource(origin.getTopic())
                .setEventTime(decoded.eventTime())
                .setIngestTime(Instant.now())
                .setBody(new Text(text))
                .setAttributes(Map.of())
                .setRedactions(Map.of())
                .setCleaningVersion("")
                .build();
        return message.withKey(id.getBytes(UTF_8)).withValue(codec.encode(record));
    }
}
