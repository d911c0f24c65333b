package io.limbeck.runtime.topics;

import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Sees to it, once at start, that the topics a service needs are there. */
public final class TopicSetup {
    private static final int ATTEMPTS = 100;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Admin admin;
    private final TopicsSettings settings;

    public TopicSetup(Admin admin, TopicsSettings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /**
     * Creates the missing ones of {@code topics}, or, where settings say never, names the command that does.
     *
     * @throws SettingsException topics are missing and may not be created here
     * @throws ExecutionException the brokers refused or cannot be reached
     */
    public void ensure(List<Topic> topics) throws ExecutionException, InterruptedException {
        Set<String> present = admin.listTopics().names().get();
        List<Topic> missing =
                topics.stream().filter(topic -> !present.contains(topic.name())).toList();
        if (missing.isEmpty()) {
            return;
        }
        if (settings.create() == TopicsSettings.Create.NEVER) {
            throw new SettingsException(
                    "topics.create",
                    "is never, and these topics are missing: "
                            + missing.stream().map(Topic::name).collect(Collectors.joining(", "))
                            + "; create them with: limbeck topics create");
        }
        create(missing);
    }

    /**
     * Creates {@code topics} and waits until each of their partitions has a leader that answers; one that another
     * process creates at the same moment is fine.
     *
     * @throws SettingsException there are fewer brokers than replicas
     * @throws ExecutionException the brokers refused or cannot be reached
     */
    public void create(List<Topic> topics) throws ExecutionException, InterruptedException {
        List<NewTopic> requests = new ArrayList<>();
        for (Topic topic : topics) {
            Map<String, String> brokerSettings = new HashMap<>(topic.brokerSettings());
            brokerSettings.put(
                    "min.insync.replicas", settings.minInsyncReplicas().toString());
            requests.add(new NewTopic(
                            topic.name(),
                            topic.partitions(),
                            settings.replicationFactor().shortValue())
                    .configs(brokerSettings));
        }
        for (KafkaFuture<Void> creation : admin.createTopics(requests).values().values()) {
            try {
                creation.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof InvalidReplicationFactorException) {
                    throw tooFewBrokers();
                }
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        awaitLeaders(topics);
    }

    private SettingsException tooFewBrokers() {
        return new SettingsException(
                "topics.replicationFactor",
                "is " + settings.replicationFactor() + ", and Kafka has fewer brokers; where there is one:"
                        + " --set topics.replicationFactor=1 --set topics.minInsyncReplicas=1");
    }

    /**
     * A topic is acknowledged before every broker knows it. A producer that is quicker than that may have its second
     * batch accepted before its first, and then waits for minutes.
     */
    private void awaitLeaders(List<Topic> topics) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (Topic topic : topics) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        for (int attempt = 1; ; attempt++) {
            try {
                admin.listOffsets(ends).all().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException) || attempt == ATTEMPTS) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        }
    }
}
