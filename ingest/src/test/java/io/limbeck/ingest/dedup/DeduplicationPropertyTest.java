package io.limbeck.ingest.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cleaning.personal.KeyedHash;
import io.limbeck.ingest.dedup.DedupSettings.By;
import io.limbeck.ingest.dedup.Seen.Entry;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Text;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DeduplicationPropertyTest {
    private static final KeyedHash HASH = KeyedHash.of("a key for tests");
    private static final Duration WINDOW = Duration.ofMillis(50);

    /** A message of a partition; without a text it is a delete. */
    record Message(String id, String text, int later) {}

    @Property
    void agreesWithAListOfEverythingThatCame(@ForAll("partition") List<Message> partition, @ForAll("exact") By by) {
        List<Boolean> answers = answers(partition, by);

        List<Integer> kept = new ArrayList<>();
        long time = 0;
        Map<Integer, Long> times = new HashMap<>();
        for (int i = 0; i < partition.size(); i++) {
            Message message = partition.get(i);
            time += message.later();
            times.put(i, time);
            if (message.text() == null) {
                kept.removeIf(earlier -> partition.get(earlier).id().equals(message.id()));
                continue;
            }
            long now = time;
            boolean known = kept.stream()
                    .anyMatch(earlier -> times.get(earlier) >= now - WINDOW.toMillis()
                            && partition.get(earlier).text().equals(message.text())
                            && (by == By.CONTENT || partition.get(earlier).id().equals(message.id())));
            assertThat(answers.get(i)).as("message %d of %s", i, partition).isEqualTo(!known);
            if (!known) {
                kept.add(i);
            }
        }
    }

    @Property(tries = 100)
    void givesTheSameAnswersWhenThePartitionIsReadAgain(@ForAll("partition") List<Message> partition, @ForAll By by) {
        assertThat(answers(partition, by)).isEqualTo(answers(partition, by));
    }

    @Property(tries = 100)
    void takesATextWithOneWrongLetterForTheSame(
            @ForAll Random random, @ForAll @IntRange(min = 80, max = 400) int length) {
        String text = letters(random, length);
        StringBuilder typo = new StringBuilder(text);
        typo.setCharAt(random.nextInt(length), 'ß');

        assertThat(answers(List.of(new Message("a", text, 0), new Message("b", typo.toString(), 0)), By.NEAR))
                .containsExactly(true, false);
    }

    @Property(tries = 100)
    void tellsTextsApartThatShareLittle(@ForAll Random random, @ForAll @IntRange(min = 20, max = 400) int length) {
        String shared = letters(random, length / 3);

        assertThat(answers(
                        List.of(
                                new Message("a", shared + letters(random, length), 0),
                                new Message("b", shared + letters(random, length), 0)),
                        By.NEAR))
                .containsExactly(true, true);
    }

    @Property(tries = 200)
    void ignoresCaseAndPunctuationWhenNearIsEnough(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 200) int length) {
        String text = letters(random, length);

        assertThat(answers(
                        List.of(
                                new Message("a", text, 0),
                                new Message("b", "«" + text.toUpperCase(java.util.Locale.ROOT) + "»!", 0)),
                        By.NEAR))
                .containsExactly(true, false);
    }

    @Provide
    Arbitrary<List<Message>> partition() {
        Arbitrary<String> texts = Arbitraries.of("one", "two", "three").injectNull(0.3);
        return Combinators.combine(
                        Arbitraries.of("a", "b"), texts, Arbitraries.integers().between(0, 30))
                .as(Message::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<By> exact() {
        return Arbitraries.of(By.ID, By.CONTENT);
    }

    /** For each message whether it is the first of its kind; true for deletes. */
    private static List<Boolean> answers(List<Message> partition, By by) {
        Deduplication deduplication = new Deduplication(new ListedSeen(), WINDOW);
        Marking marking = by.marking(HASH);
        List<Boolean> answers = new ArrayList<>();
        long time = 0;
        for (int offset = 0; offset < partition.size(); offset++) {
            Message message = partition.get(offset);
            time += message.later();
            Fingerprint id = Fingerprint.of(HASH, "id", message.id().getBytes(StandardCharsets.UTF_8));
            Entry entry = new Entry(id, offset);
            if (message.text() == null) {
                deduplication.deleted(entry, time);
                answers.add(true);
            } else {
                answers.add(deduplication.isFirst(marking.of(record(message, offset), true), entry, time));
            }
        }
        return answers;
    }

    private static Record record(Message message, long offset) {
        return Record.newBuilder()
                .setId(message.id())
                .setOrigin(new Origin("raw", 0, offset))
                .setEventTime(Instant.EPOCH)
                .setIngestTime(Instant.EPOCH)
                .setBody(new Text(message.text()))
                .setCleaningVersion("1")
                .build();
    }

    private static String letters(Random random, int length) {
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** As a window store: one entry a fingerprint and time, the later one wins. */
    private static final class ListedSeen implements Seen {
        private final Map<Fingerprint, Map<Long, Entry>> entries = new HashMap<>();

        @Override
        public List<Entry> within(Fingerprint fingerprint, long from, long to, int most) {
            return entries.getOrDefault(fingerprint, Map.of()).entrySet().stream()
                    .filter(entry -> entry.getKey() >= from && entry.getKey() <= to)
                    .sorted(Map.Entry.<Long, Entry>comparingByKey().reversed())
                    .limit(most)
                    .map(Map.Entry::getValue)
                    .toList();
        }

        @Override
        public void enter(Fingerprint fingerprint, Entry entry, long time) {
            entries.computeIfAbsent(fingerprint, any -> new HashMap<>()).put(time, entry);
        }
    }
}
