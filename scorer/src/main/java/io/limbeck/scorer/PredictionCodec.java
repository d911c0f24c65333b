package io.limbeck.scorer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Prediction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** A prediction as the bytes of one message. */
@FunctionalInterface
interface PredictionCodec {
    byte[] encode(Prediction prediction);

    static PredictionCodec of(ScorerSettings.Format format) {
        return switch (format) {
            case AVRO -> AvroCodec.of(Prediction.class)::encode;
            case JSON -> new Json()::encode;
        };
    }

    /** For people and for tools that know nothing of us: ISO-8601 times, figures to six decimals. */
    final class Json {
        private static final double DECIMALS = 1e6;

        private final JsonFactory json = new JsonFactory();

        byte[] encode(Prediction prediction) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
            try (JsonGenerator out = json.createGenerator(bytes)) {
                write(prediction, out);
            } catch (IOException e) {
                throw new UncheckedIOException("writing JSON to memory failed", e);
            }
            return bytes.toByteArray();
        }

        private static void write(Prediction prediction, JsonGenerator out) throws IOException {
            out.writeStartObject();
            out.writeStringField("id", prediction.getId());
            out.writeStringField("key", prediction.getKey());
            out.writeObjectFieldStart("origin");
            out.writeStringField("topic", prediction.getOrigin().getTopic());
            out.writeNumberField("partition", prediction.getOrigin().getPartition());
            out.writeNumberField("offset", prediction.getOrigin().getOffset());
            out.writeEndObject();
            out.writeStringField("label", prediction.getLabel());
            out.writeNumberField("confidence", rounded(prediction.getConfidence()));
            out.writeObjectFieldStart("scores");
            for (Map.Entry<String, Double> score : new TreeMap<>(prediction.getScores()).entrySet()) {
                out.writeNumberField(score.getKey(), rounded(score.getValue()));
            }
            out.writeEndObject();
            out.writeNumberField("modelVersion", prediction.getModelVersion());
            out.writeStringField("decision", prediction.getDecision().name());
            out.writeStringField("eventTime", prediction.getEventTime().toString());
            out.writeStringField("predictedAt", prediction.getPredictedAt().toString());
            if (prediction.getText() != null) {
                out.writeStringField("text", prediction.getText());
            }
            out.writeEndObject();
        }

        private static double rounded(double figure) {
            return Math.round(figure * DECIMALS) / DECIMALS;
        }
    }
}
