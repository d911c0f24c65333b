package io.limbeck.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.runtime.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSettingsTest {
    record Root(KafkaSettings kafka) {}

    @Test
    void connectionSecurityAndTuningReachEveryClient() {
        KafkaSettings settings = new KafkaSettings(Map.of("security.protocol", "SSL", "fetch.min.bytes", "7"));

        assertThat(settings.consumer(Map.of())).containsEntry("security.protocol", "SSL");
        assertThat(settings.producer(Map.of())).containsEntry("security.protocol", "SSL");
        assertThat(settings.streams(Map.of())).containsEntry("fetch.min.bytes", "7");
    }

    @Test
    void readersSeeCommittedRecordsOnlyAndNeverCommitByThemselves() {
        assertThat(KafkaSettings.of("x:1").consumer(Map.of()))
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isolation.level",
                "acks",
                "enable.auto.commit",
                "transactional.id",
                "key.deserializer",
                "processing.guarantee",
                "errors.dead.letter.queue.topic.name"
            })
    void settingsOnWhichTheGuaranteesRestAreRefusedByName(String name) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putObject("kafka").put(name, "x");

        assertThatThrownBy(() -> Settings.bind(tree, Root.class)).hasMessageStartingWith("kafka." + name + ": ");
    }
}
