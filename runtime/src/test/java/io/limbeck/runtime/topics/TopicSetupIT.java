package io.limbeck.runtime.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.runtime.topics.TopicsSettings.Create;
import io.limbeck.schemas.Topic;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import java.util.List;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaBroker.class)
class TopicSetupIT {
    @Test
    void createsWhatIsMissingAndLeavesTheRestAlone(KafkaFixture kafka) throws Exception {
        TopicSetup setup = new TopicSetup(kafka.admin(), new TopicsSettings(Create.AUTO, 4, 1, 1));

        setup.ensure(kafka.topics().all());
        setup.ensure(kafka.topics().all());

        assertThat(kafka.admin().listTopics().names().get())
                .containsAll(kafka.topics().all().stream().map(Topic::name).toList());
        ConfigResource labels = new ConfigResource(
                ConfigResource.Type.TOPIC, kafka.topics().labels().name());
        assertThat(kafka.admin()
                        .describeConfigs(List.of(labels))
                        .values()
                        .get(labels)
                        .get()
                        .get("cleanup.policy")
                        .value())
                .isEqualTo("compact");
    }

    @Test
    void namesTheMissingTopicsAndTheCommandThatMakesThemWhereItMayNot(KafkaFixture kafka) {
        TopicSetup setup = new TopicSetup(kafka.admin(), new TopicsSettings(Create.NEVER, 4, 1, 1));

        assertThatThrownBy(() -> setup.ensure(kafka.topics().all()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(kafka.topics().raw().name())
                .hasMessageContaining("limbeck topics create");
    }

    @Test
    void namesTheSettingWhereThereAreFewerBrokersThanReplicas(KafkaFixture kafka) {
        TopicSetup setup = new TopicSetup(kafka.admin(), new TopicsSettings(Create.AUTO, 4, 3, 2));

        assertThatThrownBy(() -> setup.ensure(kafka.topics().all()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("--set topics.replicationFactor=1");
    }
}
