package io.limbeck.labeler;

import static io.limbeck.labeler.SampleReviews.NOON;
import static io.limbeck.labeler.SampleReviews.annotation;
import static io.limbeck.labeler.SampleReviews.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.labeler.loop.LoopWindow;
import io.limbeck.schemas.Annotation;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.Prediction;
import io.limbeck.schemas.Topic;
import io.limbeck.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LoopReaderTest {
    private static final Topics TOPICS = Topics.of("tickets", 4);

    private final LoopWindow window = new LoopWindow(InstantSource.fixed(NOON));
    private final List<Annotation> answers = new ArrayList<>();
    private final LoopReader reader = new LoopReader(TOPICS, window, answers::add);

    @Test
    void countsAllPredictionsAndLooksIntoSome() {
        byte[] json = "{\"confidence\":0.97,\"decision\":\"ACCEPTED\"}".getBytes(StandardCharsets.UTF_8);

        read(TOPICS.predictions(), "k", Collections.nCopies(1000, json));

        assertThat(window.state().flow().totals()).containsEntry("predictions", 1000L);
        assertThat(window.state().confidence().get(19)).isBetween(60L, 70L);
        assertThat(window.state().acceptedShare()).hasValue(1);
    }

    @Test
    void readsPredictionsInAvroToo() {
        byte[] avro = AvroCodec.of(Prediction.class).encode(request("a", 0.5).getPrediction());

        read(TOPICS.predictions(), "k", List.of(avro));

        assertThat(window.state().confidence().get(10)).isEqualTo(1);
        assertThat(window.state().acceptedShare()).hasValue(0);
    }

    @Test
    void countsRecordsAndDeadLettersWithoutReadingThem() {
        read(TOPICS.records(), "k", List.of(new byte[] {1}, new byte[] {2}));
        read(TOPICS.deadLetters(), "k", List.of(new byte[] {1}));

        assertThat(window.state().flow().totals()).containsEntry("records", 2L).containsEntry("deadLetters", 1L);
    }

    @Test
    void knowsTheChampion() {
        Champion champion = new Champion(7L, null, 3L, "trainer", false, NOON);
        read(
                TOPICS.models(),
                Topics.CHAMPION_KEY,
                List.of(AvroCodec.of(Champion.class).encode(champion)));

        assertThat(window.state().champion()).hasValue(7);
    }

    @Test
    void countsLabelsAndTakesTombstonesOff() {
        read(TOPICS.labels(), "a", List.of(new byte[] {1}));
        read(TOPICS.labels(), "b", List.of(new byte[] {1}));
        read(TOPICS.labels(), "a", Collections.singletonList(null));

        assertThat(window.labels()).isEqualTo(1);
    }

    @Test
    void tellsOfAnswers() {
        Annotation answer = annotation("r1", "ann", request("a", 0.5), "refund");
        read(TOPICS.annotations(), "a", List.of(AvroCodec.of(Annotation.class).encode(answer)));

        assertThat(answers).containsExactly(answer);
    }

    private void read(Topic topic, String key, List<byte[]> values) {
        List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
        for (byte[] value : values) {
            messages.add(new ConsumerRecord<>(
                    topic.name(), 0, messages.size(), key.getBytes(StandardCharsets.UTF_8), value));
        }
        reader.read(new ConsumerRecords<>(Map.of(new TopicPartition(topic.name(), 0), messages), Map.of()));
    }
}
