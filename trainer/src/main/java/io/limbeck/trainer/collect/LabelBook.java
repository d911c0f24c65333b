package io.limbeck.trainer.collect;

import io.limbeck.model.Content;
import io.limbeck.model.Modality;
import io.limbeck.schemas.Label;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The live labels as the log has told them so far: the last word on each id. Used by one thread; snapshots may be handed
 * to another.
 */
public final class LabelBook {
    private final Modality modality;
    private final Map<String, Entry> entries = new HashMap<>();
    private long watermark;

    /** @param modality of the records that are learned from; others are left out */
    public LabelBook(Modality modality) {
        this.modality = Objects.requireNonNull(modality, "modality");
    }

    /**
     * One live label.
     *
     * @param offset at which it was last changed
     * @param fingerprint of its content; taken once, because it costs more than all else that a round does with a row that
     *     it does not learn from
     */
    public record Entry(Row row, long offset, String fingerprint) {
        public Entry(Row row, long offset) {
            this(row, offset, Fingerprint.of(row.content()));
        }
    }

    /**
     * What was live at one moment.
     *
     * @param entries sorted by id
     * @param watermark the offset after the last message that was read
     */
    public record Snapshot(List<Entry> entries, long watermark) {
        public Snapshot {
            entries = List.copyOf(entries);
        }

        /** The rows of each part. */
        public Map<Part, List<Row>> parts(Splitter splitter) {
            Map<Part, List<Row>> parts = new EnumMap<>(Part.class);
            for (Part part : Part.values()) {
                parts.put(part, new ArrayList<>());
            }
            for (Entry entry : entries) {
                parts.get(splitter.part(Fingerprint.of(entry.row, entry.fingerprint)))
                        .add(entry.row);
            }
            return parts;
        }

        /** What is labelled, by the fingerprints of contents. */
        public Set<String> fingerprints() {
            Set<String> known = new HashSet<>();
            entries.forEach(entry -> known.add(entry.fingerprint));
            return known;
        }

        /** SHA-256 over the sorted (id, label, content hash). */
        public String sha256() {
            return SampleHash.of(entries.stream().map(Entry::row).toList());
        }
    }

    /** The next message of the log; a null label forgets the id. Labels of records of another modality are left out. */
    public void apply(String id, long offset, Label label) {
        watermark = offset + 1;
        Optional<Content> content = Optional.ofNullable(label)
                .map(set -> Content.of(set.getRecord()))
                .filter(body -> body.modality() == modality);
        if (content.isEmpty()) {
            entries.remove(id);
            return;
        }
        double propensity = Math.min(1, Math.max(1e-3, label.getPropensity()));
        Instant time = label.getLabelledAt();
        entries.put(id, new Entry(new Row(id, content.get(), Optional.of(label.getLabel()), propensity, time), offset));
    }

    /** Drops the label, wherever in the log the word to forget it stands. */
    public void forget(String id) {
        entries.remove(id);
    }

    /** The log was read up to here, whatever stood there. */
    public void reached(long next) {
        watermark = Math.max(watermark, next);
    }

    public boolean contains(String id) {
        return entries.containsKey(id);
    }

    public int live() {
        return entries.size();
    }

    /** How many different labels there are. */
    public int classes() {
        Set<String> labels = new HashSet<>();
        entries.values().forEach(entry -> labels.add(entry.row().label().orElseThrow()));
        return labels.size();
    }

    /** How many live labels were changed at {@code offset} or after it. */
    public int changedSince(long offset) {
        return (int) entries.values().stream()
                .filter(entry -> entry.offset() >= offset)
                .count();
    }

    public Snapshot snapshot() {
        List<Entry> sorted = entries.values().stream()
                .sorted(Comparator.comparing(entry -> entry.row().id()))
                .toList();
        return new Snapshot(sorted, watermark);
    }
}
