package io.limbeck.cli.wiring;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cli.labels.LabelRecords;
import io.limbeck.cli.labels.LabelWriter;
import io.limbeck.cli.reading.TopicReading;
import io.limbeck.cli.sample.Ticket;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.LabelOrigin;
import io.limbeck.schemas.Topic;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Labels that a task starts with, so that there is a model before anybody has labelled anything. */
public final class SeedLabels {
    private final Topic labels;
    private final KafkaSettings kafka;
    private final Cleaner cleaner;

    public SeedLabels(Topic labels, KafkaSettings kafka, Cleaner cleaner) {
        this.labels = labels;
        this.kafka = kafka;
        this.cleaner = cleaner;
    }

    /** Writes {@code tickets}, unless the training set holds anything already; returns how many were written. */
    public long plant(List<Ticket> tickets) throws InterruptedException, ExecutionException {
        long[] present = new long[1];
        TopicReading.committed(kafka).read(labels.name(), message -> present[0]++);
        if (present[0] > 0) {
            return 0;
        }
        LabelRecords records = new LabelRecords(cleaner, LabelOrigin.SEED, "seed", Clock.systemUTC());
        try (LabelWriter writer = new LabelWriter(labels, kafka)) {
            for (int i = 0; i < tickets.size(); i++) {
                Ticket ticket = tickets.get(i);
                records.label(Optional.empty(), ticket.text(), ticket.label(), i + 1L)
                        .ifPresent(writer::write);
            }
            return writer.flush();
        }
    }
}
