package io.limbeck.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Content;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.model.encode.NgramSettings;
import io.limbeck.model.encode.TextEncoder;
import io.limbeck.trainer.collect.Contents;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.Tickets;
import io.limbeck.trainer.evaluate.Costs;
import io.limbeck.trainer.evaluate.Gate;
import io.limbeck.trainer.evaluate.GateSettings;
import io.limbeck.trainer.evaluate.Verdict;
import io.limbeck.trainer.fit.StudentWeights;
import io.limbeck.trainer.publish.NgramStudent;
import io.limbeck.trainer.publish.Packing;
import io.limbeck.trainer.publish.Proof.Calibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two students of one kind in real bundles; one has a table a hundred times as wide. */
class WeighingTest {
    private final List<Content> contents =
            Tickets.unlabelled(64, 1).stream().map(Row::content).toList();

    @TempDir
    Path directory;

    @Test
    void challengerThatIsTooLargeIsRefusedWithItsSize() throws IOException {
        Bundle small = pack("small", 4);
        Bundle wide = pack("wide", 1024);

        Costs costs = Weighing.of(Optional.of(small), wide, contents);

        assertThat(costs.alike()).isTrue();
        assertThat(costs.challenger().bytes()).isEqualTo(bytes(wide)).isGreaterThan(100 * bytes(small));
        assertThat(new Gate(limits(bytes(wide) - 1)).first(costs))
                .isEqualTo(new Verdict.Refused(List.of(String.format(
                        Locale.ROOT, "too large: %,d bytes, the limit is %,d", bytes(wide), bytes(wide) - 1))));
        assertThat(new Gate(limits(bytes(wide))).first(costs)).isInstanceOf(Verdict.First.class);
    }

    @Test
    void equalChallengerIsAsLarge() throws IOException {
        Costs costs = Weighing.of(Optional.of(pack("small", 4)), pack("same", 4), contents);

        assertThat(costs.challenger().bytes())
                .isEqualTo(costs.champion().orElseThrow().bytes());
        assertThat(costs.champion().orElseThrow().micros()).isPositive();
    }

    @Test
    void withoutAChampionThereIsNothingToBeSlowerThan() throws IOException {
        Costs costs = Weighing.of(Optional.empty(), pack("only", 4), contents);

        assertThat(costs.champion()).isEmpty();
        assertThat(costs.alike()).isFalse();
        assertThat(costs.challenger().micros()).isPositive();
    }

    /** However slow. */
    private static GateSettings limits(long maxBytes) {
        return new GateSettings(null, null, null, null, null, null, null, 1e12, 1e12, maxBytes, null, null);
    }

    private Bundle pack(String name, int hidden) throws IOException {
        FeatureEncoder encoder = TextEncoder.fit(NgramSettings.defaults().withBits(13, 13), Contents.texts(contents));
        StudentWeights student = StudentWeights.initial(3, hidden, encoder.rows(), 1);
        return new Packing(Tickets.LABELS, "v1", 0.9)
                .pack(
                        new NgramStudent(student, encoder),
                        new Calibration(List.of(), new int[0], new double[0]),
                        Map.of(),
                        directory.resolve(name))
                .bundle();
    }

    private static long bytes(Bundle bundle) throws IOException {
        try (var files = Files.list(bundle.directory())) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
