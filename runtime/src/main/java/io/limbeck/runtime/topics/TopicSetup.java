package io.limbeck.runtime.topics;

import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.schemas.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Sees to it, once at start, that the topics a service needs are there. */
public final class TopicSetup {
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

    /** Creates {@code topics}; one that another process creates at the same moment is fine. */
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
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }
}
