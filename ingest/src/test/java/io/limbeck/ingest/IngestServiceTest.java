package io.limbeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cleaning.personal.PersonalDataSettings;
import io.limbeck.ingest.registry.RegistryAwayException;
import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.schemas.Topics;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestServiceTest {
    @TempDir
    Path dataDir;

    @Test
    void isAStaticMemberOfAClassicGroupThatReadsAndWritesExactlyOnce() {
        ServiceContext context = IngestProcess.context("unused:1", Topics.of("tickets", 4), dataDir, new Health());

        Map<String, Object> settings = context.kafka()
                .streams(IngestService.own(context, IngestSettings.of(PersonalDataSettings.withKey("key"))));

        assertThat(settings)
                .containsEntry("application.id", "tickets.ingest")
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("group.protocol", "classic")
                .containsEntry("consumer.group.instance.id", "tickets.ingest.one")
                .containsEntry("consumer.session.timeout.ms", 10_000)
                .containsEntry("producer.transaction.timeout.ms", 10_000)
                .containsEntry("commit.interval.ms", 100L)
                .containsEntry("num.stream.threads", 1)
                .containsEntry("state.dir", dataDir.resolve("ingest").toString())
                .doesNotContainKey(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
    }

    @Test
    void triesAgainOnlyWhatMayGoBetterNextTime() {
        assertThat(IngestService.isTransient(new StreamsException(new TimeoutException("no broker"))))
                .isTrue();
        assertThat(IngestService.isTransient(new StreamsException(new RegistryAwayException("no registry"))))
                .isTrue();
        assertThat(IngestService.isTransient(new StreamsException(new SerializationException("a bug"))))
                .isFalse();
    }

    @Test
    void mayBeClosedTwiceAndBeforeItWasStarted() {
        IngestService service = IngestProcess.service(
                IngestProcess.context("unused:1", Topics.of("tickets", 4), dataDir, new Health()));

        service.close();
        service.close();

        assertThat(dataDir).isEmptyDirectory();
    }
}
