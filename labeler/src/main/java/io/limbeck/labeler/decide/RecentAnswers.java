package io.limbeck.labeler.decide;

import io.limbeck.schemas.Annotation;
import io.limbeck.schemas.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last answers that were kept: tells a repeated one from a new one, and lets people take back their last. After
 * a restart the annotations topic tells again which were kept. Thread-safe.
 */
public final class RecentAnswers {
    private static final int REMEMBERED = 10_000;
    private static final int ANNOTATORS = 1_000;

    private final Map<String, String> recordByRequestId = bounded(REMEMBERED);
    private final Map<String, Annotation> lastByAnnotator = bounded(ANNOTATORS);

    /** An answer of this process's life. */
    public synchronized void remember(Annotation annotation) {
        seen(annotation);
        if (annotation.getAnswer() != Answer.SKIP) {
            lastByAnnotator.put(annotation.getAnnotator(), annotation);
        }
    }

    /** An answer of an earlier life: a repetition of it is known, its content is not kept. */
    public synchronized void seen(Annotation annotation) {
        recordByRequestId.put(annotation.getRequestId(), annotation.getRecordId());
    }

    /** Whether this very answer was kept; the same request id for another record is another answer. */
    public synchronized boolean contains(String requestId, String recordId) {
        return recordId.equals(recordByRequestId.get(requestId));
    }

    /** The last answer of one person that settled something. */
    public synchronized Optional<Annotation> lastOf(String annotator) {
        return Optional.ofNullable(lastByAnnotator.get(annotator));
    }

    /** Drops the content of a record that must be forgotten. */
    public synchronized void forget(String recordId) {
        lastByAnnotator.values().removeIf(annotation -> annotation.getRecordId().equals(recordId));
    }

    private static <V> Map<String, V> bounded(int entries) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > entries;
            }
        };
    }
}
