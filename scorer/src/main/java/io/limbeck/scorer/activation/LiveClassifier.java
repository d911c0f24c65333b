package io.limbeck.scorer.activation;

import io.limbeck.model.Classifier;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The classifier in service, lent out. A swapped-out one is closed by whoever returns it last, never while on loan:
 * closing an ONNX session that another thread is in ends the process. The idea is Lucene's {@code ReferenceManager}.
 */
public final class LiveClassifier implements AutoCloseable {
    private final AtomicReference<Counted> current = new AtomicReference<>();
    private volatile boolean closed;

    /** Lends the classifier in service; empty before the first one and after {@link #close()}. */
    public Optional<Lease> lease() {
        while (true) {
            Counted counted = current.get();
            if (counted == null) {
                return Optional.empty();
            }
            if (counted.take()) {
                return Optional.of(new Lease(counted));
            }
            // Swapped out and closed between the two lines: its successor is there.
        }
    }

    public boolean isPresent() {
        return current.get() != null;
    }

    /** Puts {@code next} in service. The former one is closed when its last lease is returned. */
    public void swap(Classifier next) {
        release(current.getAndSet(new Counted(next)));
        if (closed) {
            release(current.getAndSet(null));
        }
    }

    /** Takes the classifier out of service for good. */
    @Override
    public void close() {
        closed = true;
        release(current.getAndSet(null));
    }

    private static void release(Counted counted) {
        if (counted != null) {
            counted.giveBack();
        }
    }

    /** The right to use a classifier until {@link #close()}, by one thread or several. */
    public static final class Lease implements AutoCloseable {
        private final AtomicReference<Counted> counted;
        private final Classifier classifier;

        private Lease(Counted counted) {
            this.counted = new AtomicReference<>(counted);
            this.classifier = counted.classifier;
        }

        public Classifier classifier() {
            return classifier;
        }

        /** Returns it; does nothing the second time. */
        @Override
        public void close() {
            release(counted.getAndSet(null));
        }
    }

    /** A classifier with the number of its users; being in service counts as one. At zero it is closed, for good. */
    private static final class Counted {
        private final Classifier classifier;
        private final AtomicInteger users = new AtomicInteger(1);

        Counted(Classifier classifier) {
            this.classifier = classifier;
        }

        boolean take() {
            return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
        }

        void giveBack() {
            if (users.decrementAndGet() == 0) {
                classifier.close();
            }
        }
    }
}
