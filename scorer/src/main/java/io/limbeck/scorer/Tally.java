package io.limbeck.scorer;

import io.limbeck.schemas.Decision;
import io.limbeck.schemas.ReviewReason;
import io.limbeck.scorer.drift.ColumnTally;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one transaction did, kept apart until it is committed: what was aborted is done, and counted, again. */
final class Tally {
    int records;
    int deletes;
    final Map<Decision, Integer> predictions = new EnumMap<>(Decision.class);
    final Map<ReviewReason, Integer> reviews = new EnumMap<>(ReviewReason.class);
    final Map<String, Integer> deadLetters = new HashMap<>();
    int reviewsTooLarge;
    final ColumnTally columns = new ColumnTally();
    final List<Double> confidences = new ArrayList<>();
    /** When the predicted records came to raw, in milliseconds since the epoch. */
    final List<Long> arrivals = new ArrayList<>();
    /** When ingest had them clean, likewise. */
    final List<Long> ingests = new ArrayList<>();
}
