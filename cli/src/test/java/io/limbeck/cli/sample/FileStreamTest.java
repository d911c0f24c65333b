package io.limbeck.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.cli.sample.FileStream.Labelled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileStreamTest {
    private final List<Labelled> rows = IntStream.range(0, 1000)
            .mapToObj(i -> new Labelled("text number " + i, "class" + i % 10))
            .toList();

    @Test
    void shiftsTheClassesAtTheDrift() {
        FileStream stream = new FileStream(rows, 1);

        Set<String> before = labels(all(stream, Phase.BEFORE));
        Set<String> after = labels(all(stream, Phase.AFTER));

        assertThat(stream.late()).hasSize(3).isSubsetOf(after).doesNotContainAnyElementsOf(before);
        assertThat(stream.vanishing()).hasSize(2).isSubsetOf(before).doesNotContainAnyElementsOf(after);
    }

    @Test
    void givesEachTextOnceAndSeedsNeverInTheStream() {
        List<Labelled> twice = Stream.concat(rows.stream(), rows.stream()).toList();
        FileStream stream = new FileStream(twice, 1);

        List<String> texts = new ArrayList<>();
        stream.seeds(10_000).forEach(seed -> texts.add(seed.text()));
        for (Phase phase : Phase.values()) {
            all(stream, phase).forEach(message -> texts.add(plain(message)));
        }

        assertThat(texts).hasSize(1000);
        assertThat(new HashSet<>(texts)).hasSize(1000);
    }

    @Test
    void putsPersonalDataIntoEveryTenthText() {
        List<SampleMessage> messages = all(new FileStream(rows, 1), Phase.AFTER);

        assertThat(messages.stream().filter(message -> !message.secrets().isEmpty()))
                .hasSizeGreaterThanOrEqualTo(messages.size() / 10);
    }

    @Test
    void refusesAFileWhoseClassesCannotShift() {
        assertThatThrownBy(() -> new FileStream(List.of(new Labelled("a", "x"), new Labelled("b", "y")), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("three or more");
    }

    private static List<SampleMessage> all(FileStream stream, Phase phase) {
        List<SampleMessage> all = new ArrayList<>();
        for (Optional<SampleMessage> next = stream.next(phase, Instant.EPOCH);
                next.isPresent();
                next = stream.next(phase, Instant.EPOCH)) {
            all.add(next.get());
        }
        return all;
    }

    private static Set<String> labels(List<SampleMessage> messages) {
        Set<String> labels = new HashSet<>();
        messages.forEach(message -> labels.add(message.ticket().orElseThrow().label()));
        return labels;
    }

    private static String plain(SampleMessage message) {
        String[] words = message.ticket().orElseThrow().text().split(" ", 4);
        return words[0] + " " + words[1] + " " + words[2];
    }
}
