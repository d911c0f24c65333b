package io.limbeck.cli.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * A user's own labelled rows as a stream whose classes shift: a third of the classes appears only after the drift, and a
 * fifth vanishes with it. Which, and the order of the rows, depends on the seed. A row is sent once.
 *
 * <p>So that the scan for personal data has something to look for, every tenth text gets a sentence with invented personal
 * data at its end.
 */
public final class FileStream implements MessageSource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECRET_EVERY = 10;
    private static final double SEED_SHARE = 0.3;

    /** One row of the file. */
    public record Labelled(String text, String label) {}

    private final Map<Phase, Deque<Labelled>> rows = new EnumMap<>(Phase.class);
    private final Deque<Labelled> seeds = new ArrayDeque<>();
    private final List<String> labels;
    private final Set<String> late;
    private final Set<String> vanishing;
    private final Grammar grammar = Grammar.of("tickets-en.grammar");
    private final RandomGenerator random;
    private final Values values;
    private final long seed;
    private int number;

    /** @param file needs rows of at least three labels for a shift to be possible */
    public FileStream(List<Labelled> file, long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.values = new Values(new PersonalData(random), new LookAlikes(random));
        this.labels =
                List.copyOf(new TreeSet<>(file.stream().map(Labelled::label).toList()));
        if (labels.size() < 3) {
            throw new IllegalArgumentException(
                    "classes can only shift where there are three or more; the file has " + labels.size());
        }
        List<String> shuffled = new ArrayList<>(labels);
        Collections.shuffle(shuffled, new Random(seed));
        int lateCount = Math.max(1, labels.size() / 3);
        this.late = Set.copyOf(shuffled.subList(0, lateCount));
        this.vanishing = Set.copyOf(shuffled.subList(lateCount, lateCount + labels.size() / 5));
        deal(file);
    }

    /** The labels that appear only after the drift. */
    public Set<String> late() {
        return late;
    }

    /** The labels that are gone after it. */
    public Set<String> vanishing() {
        return vanishing;
    }

    private void deal(List<Labelled> file) {
        List<Labelled> shuffled = new ArrayList<>(file);
        Collections.shuffle(shuffled, new Random(seed + 1));
        for (Phase phase : Phase.values()) {
            rows.put(phase, new ArrayDeque<>());
        }
        // One text stands on one side only: seed, before or after. What was learned must not come again.
        Set<String> dealt = new HashSet<>();
        int turn = 0;
        for (Labelled row : shuffled) {
            if (!dealt.add(row.text())) {
                continue;
            }
            boolean mayStandBefore = !late.contains(row.label());
            if (mayStandBefore && (vanishing.contains(row.label()) || turn++ % 3 != 0)) {
                if (random.nextDouble() < SEED_SHARE) {
                    seeds.add(row);
                } else {
                    rows.get(Phase.BEFORE).add(row);
                }
            } else {
                rows.get(Phase.AFTER).add(row);
            }
        }
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public List<Ticket> seeds(int count) {
        return seeds.stream().limit(count).map(row -> ticket(row, false)).toList();
    }

    @Override
    public long available(Phase phase) {
        return rows.get(phase).size();
    }

    @Override
    public Optional<SampleMessage> next(Phase phase, Instant at) {
        Labelled row = rows.get(phase).poll();
        if (row == null) {
            return Optional.empty();
        }
        Ticket ticket = ticket(row, number % SECRET_EVERY == 0);
        String id = "f-" + seed + "-" + number;
        String json = JSON.createObjectNode()
                .put("id", id)
                .put("text", ticket.text())
                .put("timestamp", at.toString())
                .toString();
        return Optional.of(new SampleMessage(
                number++,
                SampleMessage.Kind.TICKET,
                phase,
                id,
                Optional.empty(),
                json.getBytes(StandardCharsets.UTF_8),
                Optional.of(ticket),
                ticket.secrets()));
    }

    private Ticket ticket(Labelled row, boolean withSecret) {
        Draft draft = new Draft(grammar, values, random, 0);
        draft.literal(row.text());
        if (withSecret) {
            // A sentence of its own, also where the row does not end its last one.
            boolean ended = row.text().strip().matches("(?s).*[.!?。！？]");
            draft.sentence(grammar.pick("contact", random), ended ? " " : ". ");
        }
        return draft.ticket(row.label(), row.label(), "");
    }
}
