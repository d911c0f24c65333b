package io.limbeck.connect;

import io.limbeck.runtime.service.ServiceContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.storage.StringConverter;

/**
 * The worker's settings. The user's {@code kafka:} settings reach every client that it makes; keys are texts and values
 * JSON without schemas unless a connector says otherwise.
 */
final class WorkerProperties {
    static final String SERVICE = "connect";

    /** How much is done again after a kill. */
    private static final String FLUSH_MILLIS = "1000";

    private WorkerProperties() {}

    static Map<String, String> of(ServiceContext context, Optional<Path> plugins) {
        Map<String, String> properties = new HashMap<>(context.kafka().client());
        for (String client : List.of("producer.", "admin.", "consumer.")) {
            context.kafka().client().forEach((name, value) -> properties.put(client + name, value));
        }
        properties.put("producer.acks", "all");
        properties.put("producer.enable.idempotence", "true");
        properties.put(
                "producer.max.request.size",
                Integer.toString(context.topics().raw().maxMessageBytes()));
        properties.put("key.converter", StringConverter.class.getName());
        properties.put("value.converter", JsonConverter.class.getName());
        properties.put("value.converter.schemas.enable", "false");
        properties.put("offset.storage.file.filename", offsets(context).toString());
        properties.put("offset.flush.interval.ms", FLUSH_MILLIS);
        // A topic that nobody described must not come into being by a connector's typing error.
        properties.put("topic.creation.enable", "false");
        properties.put("plugin.discovery", plugins.isPresent() ? "hybrid_warn" : "service_load");
        plugins.ifPresent(
                folder -> properties.put("plugin.path", folder.toAbsolutePath().toString()));
        return properties;
    }

    /** Where the worker keeps how far its connectors came. */
    static Path offsets(ServiceContext context) {
        return context.folder(SERVICE).resolve("offsets");
    }
}
