package io.limbeck.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private final Topics topics = Topics.of("tickets", 4);

    @Test
    void everyTopicCarriesTheTasksPrefixAndStandsOnce() {
        assertThat(topics.all())
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("tickets.") && name.equals(name.toLowerCase(Locale.ROOT)));
    }

    @Test
    void everyTopicHasAWriterAndAReader() {
        assertThat(topics.all()).allSatisfy(topic -> {
            assertThat(topic.writers()).isNotEmpty();
            assertThat(topic.readers()).isNotEmpty();
        });
    }

    @Test
    void predictionsHaveAsManyPartitionsAsRecordsSoThatOrderCarriesOver() {
        assertThat(topics.predictions().partitions()).isEqualTo(topics.records().partitions());
    }

    @Test
    void trainingSetIsKeptForEverAndForgetsATombstoneWithinADay() {
        assertThat(topics.labels().brokerSettings())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("max.compaction.lag.ms", "86400000")
                .doesNotContainKey("retention.ms");
    }

    @Test
    void noMessageOutlivesItsTimeByMoreThanItsSegment() {
        assertThat(topics.raw().brokerSettings())
                .containsEntry("retention.ms", "86400000")
                .containsEntry("segment.ms", "3600000");
        assertThat(topics.records().brokerSettings()).containsEntry("segment.ms", "25200000");
        assertThat(topics.deployments().brokerSettings()).containsEntry("segment.ms", "3600000");
    }

    @Test
    void everyServiceHearsWhatIsToBeForgotten() {
        assertThat(topics.forgotten().readers())
                .containsExactlyInAnyOrder(
                        Topic.Component.INGEST,
                        Topic.Component.SCORER,
                        Topic.Component.LABELER,
                        Topic.Component.TRAINER);
    }

    @Test
    void refusesATaskNameThatIsNoTopicPrefix() {
        assertThatThrownBy(() -> Topics.of("Tickets!", 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Tickets!");
    }
}
