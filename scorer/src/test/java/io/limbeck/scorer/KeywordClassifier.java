package io.limbeck.scorer;

import io.limbeck.model.Classifier;
import io.limbeck.model.Content;
import io.limbeck.model.Content.TextContent;
import io.limbeck.model.Modality;
import io.limbeck.model.Scored;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model simple enough to know its answer: texts with "good" are good, with "bad" bad, both at 0.9; others are good at
 * 0.5. It notices being used after it was closed, and being closed while in use.
 */
public final class KeywordClassifier implements Classifier {
    /** The cleaner's version that tests run behind. */
    public static final String CLEANING = "test-cleaner";

    private final long version;
    private final OptionalDouble threshold;
    private final boolean provisional;
    private final Runnable whenScoring;
    private final AtomicInteger inUse = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean abused = new AtomicBoolean();

    private KeywordClassifier(long version, OptionalDouble threshold, boolean provisional, Runnable whenScoring) {
        this.version = version;
        this.threshold = threshold;
        this.provisional = provisional;
        this.whenScoring = whenScoring;
    }

    /** Accepts from 0.8. */
    public static KeywordClassifier of(long version) {
        return new KeywordClassifier(version, OptionalDouble.of(0.8), false, () -> {});
    }

    public KeywordClassifier withoutThreshold() {
        return new KeywordClassifier(version, OptionalDouble.empty(), provisional, whenScoring);
    }

    /** As if nobody had labelled anything yet. */
    public KeywordClassifier provisionally() {
        return new KeywordClassifier(version, threshold, true, whenScoring);
    }

    /** Runs {@code action} inside every call that scores. */
    public KeywordClassifier whenScoring(Runnable action) {
        return new KeywordClassifier(version, threshold, provisional, action);
    }

    public boolean isClosed() {
        return closed.get();
    }

    /** Whether it was used after, or while, it was closed. */
    public boolean wasAbused() {
        return abused.get();
    }

    @Override
    public List<String> labels() {
        return List.of("bad", "good");
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public Modality modality() {
        return Modality.TEXT;
    }

    @Override
    public String cleaningVersion() {
        return CLEANING;
    }

    @Override
    public OptionalDouble acceptThreshold() {
        return threshold;
    }

    @Override
    public boolean provisional() {
        return provisional;
    }

    @Override
    public int length(Content content) {
        if (content instanceof TextContent text) {
            return Math.max(1, text.text().length());
        }
        throw new IllegalArgumentException("reads text only");
    }

    @Override
    public List<Scored> score(List<Content> contents) {
        inUse.incrementAndGet();
        try {
            if (closed.get()) {
                abused.set(true);
                throw new IllegalStateException("closed");
            }
            whenScoring.run();
            return contents.stream().map(KeywordClassifier::score).toList();
        } finally {
            inUse.decrementAndGet();
        }
    }

    @Override
    public void close() {
        if (inUse.get() > 0 || !closed.compareAndSet(false, true)) {
            abused.set(true);
        }
    }

    private static Scored score(Content content) {
        String text = ((TextContent) content).text();
        if (text.contains("poison")) {
            throw new IllegalStateException("cannot score this");
        }
        if (text.contains("bad")) {
            return new Scored("bad", 0.9, new double[] {0.9, 0.1});
        }
        return text.contains("good")
                ? new Scored("good", 0.9, new double[] {0.1, 0.9})
                : new Scored("good", 0.5, new double[] {0.5, 0.5});
    }
}
