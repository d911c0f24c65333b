package io.limbeck.ingest;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.personal.PersonalDataSettings;
import io.limbeck.ingest.decode.Wanted;
import io.limbeck.ingest.push.PushSettings;
import io.limbeck.ingest.registry.RegistrySettings;
import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.http.AuthSettings;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;

/** Ingest in a JVM of its own, so that a test can kill it. */
final class IngestProcess {
    private IngestProcess() {}

    /** Arguments: bootstrap servers, task, data folder. */
    public static void main(String[] arguments) throws InterruptedException {
        IngestService service =
                service(context(arguments[0], Topics.of(arguments[1], 4), Path.of(arguments[2]), new Health()));
        service.start();
        System.out.println("started");
        Thread.currentThread().join();
    }

    static ServiceContext context(String bootstrapServers, Topics topics, Path dataDir, Health health) {
        return new ServiceContext(
                topics,
                KafkaSettings.of(bootstrapServers),
                new SimpleMeterRegistry(),
                health,
                dataDir,
                "one",
                Clock.systemUTC());
    }

    static IngestService service(ServiceContext context) {
        return service(context, new PushSettings(null, 0, null, null, null), new AuthSettings(null));
    }

    static IngestService service(ServiceContext context, PushSettings push, AuthSettings auth) {
        return service(context, push, RegistrySettings.defaults(), auth);
    }

    static IngestService service(
            ServiceContext context, PushSettings push, RegistrySettings registry, AuthSettings auth) {
        IngestSettings settings = new IngestSettings(
                null,
                PersonalDataSettings.withKey(RawTopic.KEY),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                push);
        return new IngestService(context, settings, Wanted.Kind.TEXT, registry, auth, Cleaner.of(settings.cleaning()));
    }
}
