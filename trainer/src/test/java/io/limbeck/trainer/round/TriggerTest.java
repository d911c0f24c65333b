package io.limbeck.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Modality;
import io.limbeck.trainer.collect.LabelBook;
import io.limbeck.trainer.collect.Labels;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TriggerTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Trigger trigger = new Trigger(new TriggerSettings(10, Duration.ofMinutes(30), 6), START);
    private final LabelBook labels = new LabelBook(Modality.TEXT);
    private long offset;

    @Test
    void firstRoundWaitsForEnoughLabelsOfTwoClasses() {
        label(5, "a");
        label(1, "a");
        assertThat(trigger.due(labels, START)).isFalse();

        label(1, "b");
        assertThat(trigger.due(labels, START)).isTrue();
    }

    @Test
    void nextRoundWaitsForNewLabels() {
        label(6, "a");
        label(4, "b");
        trigger.done(offset, START);

        label(9, "a");
        assertThat(trigger.due(labels, START)).isFalse();
        label(1, "b");
        assertThat(trigger.due(labels, START)).isTrue();
    }

    @Test
    void afterTheIntervalOneChangedLabelIsEnough() {
        label(6, "a");
        label(4, "b");
        trigger.done(offset, START);

        assertThat(trigger.due(labels, START.plus(Duration.ofHours(2)))).isFalse();
        label(1, "b");
        assertThat(trigger.due(labels, START.plus(Duration.ofMinutes(29)))).isFalse();
        assertThat(trigger.due(labels, START.plus(Duration.ofMinutes(30)))).isTrue();
    }

    @Test
    void failedRoundIsTriedAgainAfterAPause() {
        label(6, "a");
        label(4, "b");
        trigger.failed(START);

        assertThat(trigger.due(labels, START.plusSeconds(29))).isFalse();
        assertThat(trigger.due(labels, START.plusSeconds(30))).isTrue();
    }

    private void label(int count, String label) {
        for (int i = 0; i < count; i++, offset++) {
            String id = "id" + offset;
            labels.apply(id, offset, Labels.of(id, "text", label));
        }
    }
}
