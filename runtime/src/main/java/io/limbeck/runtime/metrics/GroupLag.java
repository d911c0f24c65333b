package io.limbeck.runtime.metrics;

import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.runtime.service.Service;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.schemas.Topic;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a service's consumer group is behind, by topic: {@code limbeck.<service>.lag.records}, from the end that
 * readers of committed records see back to what the group has committed. NaN while the brokers do not say.
 *
 * <p>Kafka's own lag is a client's: it says nothing of a consumer that rests, hangs or has not begun, which is when lag
 * matters. This one asks the brokers. It is the whole group's, whichever member is asked. Offsets also number the marks
 * that end transactions, so an idle partition may show one or two.
 */
public final class GroupLag implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(GroupLag.class);
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final ListOffsetsOptions COMMITTED = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);

    private final Duration period;
    private final KafkaSettings kafka;
    private final String group;
    private final List<String> topics;
    private final Map<String, Double> lags = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param service whose group it is
     * @param topics that the group reads
     */
    public GroupLag(ServiceContext context, String service, List<Topic> topics) {
        this(context, service, topics, PERIOD);
    }

    GroupLag(ServiceContext context, String service, List<Topic> topics, Duration period) {
        this.period = period;
        this.kafka = context.kafka();
        this.group = context.group(service);
        this.topics = topics.stream().map(Topic::name).toList();
        this.thread = new Thread(this::run, service + "-lag");
        thread.setDaemon(true);
        this.topics.forEach(topic -> Gauge.builder(
                        "limbeck." + service + ".lag.records", lags, of -> of.getOrDefault(topic, Double.NaN))
                .description("records that were written and not yet settled")
                .tag("topic", topic)
                .strongReference(true)
                .register(context.meters()));
    }

    @Override
    public String name() {
        return thread.getName();
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }

    private void run() {
        try (Admin admin = kafka.admin()) {
            do {
                try {
                    lags.putAll(measure(admin));
                } catch (ExecutionException | KafkaException e) {
                    lags.clear();
                    LOG.debug("the lag of {} is not known", group, e);
                }
            } while (!closed.await(period.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("no longer measuring the lag of {}", group);
        }
    }

    private Map<String, Double> measure(Admin admin) throws ExecutionException, InterruptedException {
        // Progress first: what is written in between makes the lag larger, never negative.
        Map<TopicPartition, OffsetAndMetadata> progress = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        List<TopicPartition> partitions =
                partitions(admin.describeTopics(topics).allTopicNames().get().values());
        Map<TopicPartition, Long> begins = offsets(admin, partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(admin, partitions, OffsetSpec.latest());
        Map<String, Double> lag = new LinkedHashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata committed = progress.get(partition);
            // What was deleted before it was read is no longer waiting.
            long from = Math.max(begins.get(partition), committed == null ? 0 : committed.offset());
            lag.merge(partition.topic(), (double) Math.max(0, ends.get(partition) - from), Double::sum);
        }
        return lag;
    }

    private static List<TopicPartition> partitions(Collection<TopicDescription> topics) {
        return topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new LinkedHashMap<>();
        partitions.forEach(partition -> asked.put(partition, which));
        Map<TopicPartition, Long> offsets = new LinkedHashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> answer :
                admin.listOffsets(asked, COMMITTED).all().get().entrySet()) {
            offsets.put(answer.getKey(), answer.getValue().offset());
        }
        return offsets;
    }
}
