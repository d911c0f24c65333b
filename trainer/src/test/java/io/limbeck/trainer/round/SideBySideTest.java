package io.limbeck.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Classifier;
import io.limbeck.model.Content;
import io.limbeck.model.Content.TextContent;
import io.limbeck.model.Modality;
import io.limbeck.model.Scored;
import io.limbeck.trainer.evaluate.Cost;
import io.limbeck.trainer.evaluate.Costs;
import io.limbeck.trainer.evaluate.Gate;
import io.limbeck.trainer.evaluate.GateSettings;
import io.limbeck.trainer.evaluate.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The clock is moved by the models themselves. */
class SideBySideTest {
    private static final List<Content> CONTENTS = Collections.nCopies(10, new TextContent("a"));

    private final List<String> calls = new ArrayList<>();
    private long now;

    @Test
    void slowChallengerIsRefusedWithBothFigures() {
        List<Double> micros = new SideBySide(CONTENTS, 5, () -> now)
                .micros(List.of(new Ticking("slow", 900), new Ticking("fast", 40)));

        assertThat(micros).containsExactly(900.0, 40.0);
        Costs costs = new Costs(Optional.of(new Cost(micros.get(1), 1)), new Cost(micros.get(0), 1), true);
        assertThat(new Gate(GateSettings.defaults()).first(costs))
                .isEqualTo(new Verdict.Refused(
                        List.of("too slow: 900.0 µs a record, the champion takes 40.0, the limit is 3.0 times that")));
    }

    @Test
    void modelsTakeTurnsAndOneHiccupChangesNothing() {
        Ticking hiccup = new Ticking("a", 10);
        hiccup.once = 100_000;

        List<Double> micros = new SideBySide(CONTENTS, 3, () -> now).micros(List.of(hiccup, new Ticking("b", 10)));

        assertThat(micros).containsExactly(10.0, 10.0);
        assertThat(calls).containsExactly("a", "b", "a", "b", "a", "b", "a", "b", "a", "b"); // two to warm up
    }

    @Test
    void hopelesslySlowModelIsNotTimedToTheEnd() {
        List<Double> micros = new SideBySide(CONTENTS, 100, () -> now).micros(List.of(new Ticking("a", 1_000_000)));

        assertThat(micros).containsExactly(1_000_000.0);
        assertThat(calls).hasSizeLessThan(5);
    }

    /** Takes so many microseconds for each content. */
    private final class Ticking implements Classifier {
        private final String name;
        private final long micros;
        private long once;

        private Ticking(String name, long micros) {
            this.name = name;
            this.micros = micros;
        }

        @Override
        public List<Scored> score(List<Content> contents) {
            calls.add(name);
            now += 1000L * contents.size() * micros + (calls.size() == 5 ? 1000 * once : 0);
            return List.of();
        }

        @Override
        public List<String> labels() {
            return List.of("a", "b");
        }

        @Override
        public long version() {
            return 0;
        }

        @Override
        public Modality modality() {
            return Modality.TEXT;
        }

        @Override
        public String cleaningVersion() {
            return "v1";
        }

        @Override
        public OptionalDouble acceptThreshold() {
            return OptionalDouble.empty();
        }

        @Override
        public boolean provisional() {
            return false;
        }

        @Override
        public int length(Content content) {
            return 1;
        }

        @Override
        public void close() {}
    }
}
