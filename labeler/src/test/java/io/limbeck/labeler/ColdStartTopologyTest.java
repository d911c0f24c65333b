package io.limbeck.labeler;

import static io.limbeck.labeler.SampleReviews.NOON;
import static io.limbeck.labeler.SampleReviews.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.limbeck.labeler.review.ColdStartSample;
import io.limbeck.runtime.kafka.AvroSerde;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.ReviewReason;
import io.limbeck.schemas.ReviewRequest;
import io.limbeck.schemas.Tombstone;
import io.limbeck.schemas.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ColdStartTopologyTest {
    private static final Topics TOPICS = Topics.of("tickets", 4);

    private final TopologyTestDriver driver = new TopologyTestDriver(
            ColdStartTopology.build(TOPICS, new ColdStartSample(40), InstantSource.fixed(NOON)), new Properties());
    private final TestInputTopic<String, Record> records = driver.createInputTopic(
            TOPICS.records().name(),
            new StringSerializer(),
            AvroSerde.of(Record.class).serializer());
    private final TestOutputTopic<String, ReviewRequest> requests = driver.createOutputTopic(
            TOPICS.reviewRequests().name(),
            new StringDeserializer(),
            AvroSerde.of(ReviewRequest.class).deserializer());

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void asksAboutTheFirstRecord() {
        records.pipeInput("some key", record("a", "where is my parcel?"));

        assertThat(requests.readKeyValuesToList()).singleElement().satisfies(request -> {
            assertThat(request.key).isEqualTo("a");
            assertThat(request.value.getReason()).isEqualTo(ReviewReason.COLD_START);
            assertThat(request.value.getPropensity()).isEqualTo(1);
            assertThat(request.value.getPrediction()).isNull();
            assertThat(request.value.getRequestedAt()).isEqualTo(NOON);
        });
    }

    @Test
    void asksLessOftenAboutWhatItHasSeen() {
        for (int i = 0; i < 500; i++) {
            records.pipeInput("k", record("id" + i, "where is my parcel?"));
        }
        List<ReviewRequest> asked = requests.readValuesToList();

        assertThat(asked).hasSizeBetween(2, 9);
        assertThat(asked).extracting(ReviewRequest::getPropensity).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void takesBackWhatItAskedAboutADeletedRecord() {
        records.pipeInput("some key", record("a", "where is my parcel?"));
        RecordHeaders headers = new RecordHeaders();
        new Tombstone("a", new Origin("tickets.raw", 0, 1L)).headers().forEach(headers::add);
        records.pipeInput(new TestRecord<>("some key", null, headers));
        records.pipeInput("a tombstone of somebody else", null);

        assertThat(requests.readKeyValuesToList())
                .extracting(request -> request.key, request -> request.value == null)
                .containsExactly(tuple("a", false), tuple("a", true));
    }

    @Test
    void asksNoMoreThanThePartitionsShareOfTheSample() {
        for (int i = 0; i < 3000; i++) {
            records.pipeInput("k", record("id" + i, "text " + i * 7919L + " and " + i * 104729L));
        }
        assertThat(requests.readValuesToList()).hasSize(10);
    }

    @Test
    void namesOfNodesAndStoresStayAsTheyAre() {
        String description = ColdStartTopology.build(TOPICS, new ColdStartSample(40), InstantSource.fixed(NOON))
                .describe()
                .toString();

        assertThat(description).isEqualToNormalizingWhitespace("""
                        Topologies:
                         Sub-topology: 0
                          Source: records (topics: [tickets.records])
                            --> sample
                          Processor: sample (stores: [asked])
                            --> review-requests
                            <-- records
                          Sink: review-requests (topic: tickets.review-requests)
                            <-- sample
                        """);
    }
}
