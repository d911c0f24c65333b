package io.limbeck.cli.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The sentences of one language, read from a resource: slots with their alternatives, and topics, each with the label
 * of the tickets that are about it. The format stands at the top of {@code tickets-en.grammar}.
 */
final class Grammar {
    /** When tickets about a topic are written, relative to the drift. */
    enum When {
        BEFORE,
        AFTER,
        ALWAYS;

        boolean in(Phase phase) {
            return this == ALWAYS || (this == AFTER) == (phase == Phase.AFTER);
        }
    }

    /**
     * @param label what the ticket is before the drift
     * @param later what the same ticket is after it
     */
    record Topic(When when, String label, String later, List<Template> sentences) {
        String labelIn(Phase phase) {
            return phase == Phase.AFTER ? later : label;
        }
    }

    private final Map<String, List<Template>> slots;
    private final List<Topic> topics;

    private Grammar(Map<String, List<Template>> slots, List<Topic> topics) {
        this.slots = slots;
        this.topics = topics;
    }

    static Grammar of(String resource) {
        InputStream file = Grammar.class.getResourceAsStream("/sample/" + resource);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return parse(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("reading the sample sentences", e);
        }
    }

    static Grammar parse(List<String> lines) {
        Map<String, List<Template>> slots = new LinkedHashMap<>();
        List<Topic> topics = new ArrayList<>();
        List<Template> section = new ArrayList<>();
        int blank = 0;
        for (String line : lines) {
            if (line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("= ")) {
                blank = 0;
                section = new ArrayList<>();
                String[] heading = line.substring(2).trim().split(" +", -1);
                if (heading[0].equals("slot")) {
                    slots.put(heading[1], section);
                } else {
                    String later = heading[heading.length - 1];
                    topics.add(new Topic(
                            When.valueOf(heading[1].toUpperCase(java.util.Locale.ROOT)), heading[2], later, section));
                }
            } else if (line.isBlank()) {
                // The first blank line ends a section; each further one is an empty alternative of a slot.
                if (blank++ > 0) {
                    section.add(Template.parse(""));
                }
            } else {
                section.add(Template.parse(line.strip()));
            }
        }
        return new Grammar(slots, topics);
    }

    /** The topics of which tickets with {@code label} are written in {@code phase}; {@code fresh}: only the new ones. */
    List<Topic> topics(String label, Phase phase, boolean fresh) {
        return topics.stream()
                .filter(topic -> topic.label().equals(label) && topic.when().in(phase))
                .filter(topic -> (topic.when() == When.AFTER) == fresh)
                .toList();
    }

    List<String> labels() {
        return topics.stream().map(Topic::label).distinct().toList();
    }

    Template pick(String slot, RandomGenerator random) {
        List<Template> alternatives = slots.get(slot);
        if (alternatives == null) {
            throw new IllegalArgumentException("the sample sentences have no slot {" + slot + "}");
        }
        return pick(alternatives, random);
    }

    static <T> T pick(List<T> alternatives, RandomGenerator random) {
        return alternatives.get(random.nextInt(alternatives.size()));
    }
}
