package io.limbeck.labeler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.labeler.loop.LoopWindow;
import io.limbeck.schemas.Annotation;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.Decision;
import io.limbeck.schemas.Deployment;
import io.limbeck.schemas.ModelManifest;
import io.limbeck.schemas.Prediction;
import io.limbeck.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Puts what the loop's topics say into the console's window. */
final class LoopReader {
    /** Predictions looked into at each poll and partition; all are counted. A histogram needs no more. */
    private static final int LOOKED_INTO = 64;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AvroCodec<Prediction> predictions = AvroCodec.of(Prediction.class);
    private final AvroCodec<ModelManifest> manifests = AvroCodec.of(ModelManifest.class);
    private final AvroCodec<Champion> champions = AvroCodec.of(Champion.class);
    private final AvroCodec<Deployment> deployments = AvroCodec.of(Deployment.class);
    private final AvroCodec<Annotation> annotations = AvroCodec.of(Annotation.class);
    private final Topics topics;
    private final LoopWindow window;
    private final Consumer<Annotation> answers;

    /** @param answers told of every answer read, oldest first */
    LoopReader(Topics topics, LoopWindow window, Consumer<Annotation> answers) {
        this.topics = topics;
        this.window = window;
        this.answers = answers;
    }

    void read(ConsumerRecords<byte[], byte[]> messages) {
        for (TopicPartition partition : messages.partitions()) {
            var read = messages.records(partition);
            if (partition.topic().equals(topics.records().name())) {
                window.records(read.size());
            } else if (partition.topic().equals(topics.deadLetters().name())) {
                window.deadLetters(read.size());
            } else if (partition.topic().equals(topics.predictions().name())) {
                window.predictions(read.size());
                int step = Math.max(1, read.size() / LOOKED_INTO);
                for (int i = 0; i < read.size(); i += step) {
                    prediction(read.get(i).value());
                }
            } else {
                read.forEach(this::slow);
            }
        }
    }

    private void slow(ConsumerRecord<byte[], byte[]> message) {
        String key = message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8);
        Optional<byte[]> value = Optional.ofNullable(message.value());
        if (message.topic().equals(topics.models().name())) {
            if (key.equals(Topics.CHAMPION_KEY)) {
                window.champion(value.map(champions::decode));
            } else {
                version(key).ifPresent(version -> window.manifest(version, value.map(manifests::decode)));
            }
        } else if (message.topic().equals(topics.deployments().name())) {
            window.deployment(key, value.map(deployments::decode));
        } else if (message.topic().equals(topics.labels().name())) {
            window.label(key, value.isPresent());
        } else if (message.topic().equals(topics.annotations().name())) {
            value.map(annotations::decode).ifPresent(annotation -> {
                window.annotation(annotation);
                answers.accept(annotation);
            });
        }
    }

    /** Predictions are JSON or Avro, as the scorer's settings say; the first byte tells. */
    private void prediction(byte[] value) {
        if (value == null || value.length == 0) {
            return;
        }
        if (value[0] != '{') {
            Prediction prediction = predictions.decode(value);
            window.confidence(prediction.getConfidence(), prediction.getDecision() == Decision.ACCEPTED);
            return;
        }
        try {
            JsonNode json = JSON.readTree(value);
            window.confidence(
                    json.path("confidence").asDouble(),
                    json.path("decision").asText().equals(Decision.ACCEPTED.name()));
        } catch (IOException e) {
            throw new IllegalStateException("a prediction is neither Avro nor JSON");
        }
    }

    private static Optional<Long> version(String key) {
        try {
            return Optional.of(Long.parseLong(key));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
