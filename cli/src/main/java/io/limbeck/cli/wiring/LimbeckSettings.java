package io.limbeck.cli.wiring;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.personal.NameModelSettings;
import io.limbeck.ingest.IngestSettings;
import io.limbeck.ingest.registry.SchemaSettings;
import io.limbeck.labeler.LabelerSettings;
import io.limbeck.model.Modality;
import io.limbeck.model.Task;
import io.limbeck.runtime.http.AuthSettings;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.runtime.settings.NamesOrMap;
import io.limbeck.runtime.topics.TopicsSettings;
import io.limbeck.schemas.Topics;
import io.limbeck.scorer.ScorerSettings;
import io.limbeck.trainer.TrainerSettings;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A whole settings file: what is classified, how Kafka is reached, and a section for each service.
 *
 * @param task prefix of every topic, group and transactional id
 * @param modality the kind of body
 * @param labels in the order in which models emit them, each with what it stands for, or nothing; empty means: those found
 *     in the labels topic
 * @param kafka any client setting
 * @param auth who may write through HTTP
 * @param topics how topics are created
 * @param schema where the schemas of Avro messages are asked for
 * @param ingest raw to records; holds the cleaner's settings, which every door uses
 * @param scorer records to predictions
 * @param labeler doubtful records to labels
 * @param trainer labels to models
 * @param admin where services show metrics and health
 * @param broker the embedded broker
 * @param logs what is written of what happens, and how
 * @param dataDir what services may write to
 */
public record LimbeckSettings(
        String task,
        Modality modality,
        @NamesOrMap Map<String, String> labels,
        KafkaSettings kafka,
        AuthSettings auth,
        TopicsSettings topics,
        SchemaSettings schema,
        IngestSettings ingest,
        ScorerSettings scorer,
        LabelerSettings labeler,
        TrainerSettings trainer,
        AdminSettings admin,
        BrokerSettings broker,
        LogSettings logs,
        Path dataDir) {
    /** The task of a process that was given no settings. */
    public static final String SAMPLE_TASK = "tickets";

    public LimbeckSettings {
        task = Objects.requireNonNullElse(task, SAMPLE_TASK);
        modality = Objects.requireNonNullElse(modality, Modality.TEXT);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(labels, Map.of())));
        kafka = Objects.requireNonNullElseGet(kafka, () -> new KafkaSettings(Map.of()));
        auth = Objects.requireNonNullElseGet(auth, () -> new AuthSettings(null));
        topics = Objects.requireNonNullElseGet(topics, () -> new TopicsSettings(null, null, null, null));
        schema = Objects.requireNonNullElseGet(schema, SchemaSettings::defaults);
        if (ingest == null) {
            throw new IllegalArgumentException("ingest.pii.key must be set: pseudonyms are made under it");
        }
        scorer = Objects.requireNonNullElseGet(scorer, ScorerSettings::defaults);
        labeler = Objects.requireNonNullElseGet(labeler, LabelerSettings::defaults);
        trainer = Objects.requireNonNullElseGet(trainer, TrainerSettings::defaults);
        admin = Objects.requireNonNullElseGet(admin, AdminSettings::defaults);
        broker = Objects.requireNonNullElseGet(broker, BrokerSettings::defaults);
        logs = Objects.requireNonNullElseGet(logs, LogSettings::defaults);
        dataDir = Objects.requireNonNullElse(dataDir, Path.of(".limbeck"));
        Topics.of(task, topics.partitions());
    }

    public Topics topicCatalogue() {
        return Topics.of(task, topics.partitions());
    }

    public Task taskToDo() {
        Map<String, String> described = new TreeMap<>(labels);
        described.values().removeIf(String::isBlank);
        return new Task(task, modality, List.copyOf(labels.keySet()), described);
    }

    /**
     * The cleaner that every text passes, whichever door it comes through.
     *
     * @throws io.limbeck.runtime.settings.SettingsException the model that is to find names cannot be used
     */
    public Cleaner cleaner() {
        NameModelSettings names = ingest.pii().nameModel();
        return Cleaner.of(ingest.cleaning(), names == null ? List.of() : List.of(NameModel.open(names)));
    }

    /** The same with other ways to the brokers. */
    public LimbeckSettings with(KafkaSettings otherKafka, TopicsSettings otherTopics) {
        return new LimbeckSettings(
                task,
                modality,
                labels,
                otherKafka,
                auth,
                otherTopics,
                schema,
                ingest,
                scorer,
                labeler,
                trainer,
                admin,
                broker,
                logs,
                dataDir);
    }
}
