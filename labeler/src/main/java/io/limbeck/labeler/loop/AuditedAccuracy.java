package io.limbeck.labeler.loop;

import io.limbeck.labeler.review.Audit;
import io.limbeck.schemas.Annotation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How often the model was right on records that were drawn by chance and that people then labelled: the last 300 answers
 * of the exploration lane, each weighted by the inverse of its propensity (Horvitz and Thompson, 1952). Answers to doubtful
 * records say nothing about the others and do not count. Not thread-safe; its owner is.
 */
public final class AuditedAccuracy {
    private static final int ANSWERS = 300;
    /** Two-sided 95 %. */
    private static final double Z = 1.959964;

    private final Deque<Weighed> audits = new ArrayDeque<>();

    private record Weighed(double weight, boolean right) {}

    /**
     * @param accuracy weighted share of right predictions
     * @param low lower end of the 95 % interval (Wilson, 1927, with the effective number of answers)
     * @param high upper end
     * @param answers how many answers it rests on
     */
    public record Figure(double accuracy, double low, double high, int answers) {}

    void add(Annotation annotation) {
        Audit.of(annotation).ifPresent(audit -> {
            if (audits.size() == ANSWERS) {
                audits.removeFirst();
            }
            audits.addLast(new Weighed(1 / annotation.getRequest().getPropensity(), audit.right()));
        });
    }

    Optional<Figure> figure() {
        if (audits.isEmpty()) {
            return Optional.empty();
        }
        double weights = audits.stream().mapToDouble(Weighed::weight).sum();
        double squares = audits.stream()
                .mapToDouble(audit -> audit.weight() * audit.weight())
                .sum();
        double right = audits.stream()
                .filter(Weighed::right)
                .mapToDouble(Weighed::weight)
                .sum();
        double p = right / weights;
        double n = weights * weights / squares;
        double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return Optional.of(new Figure(p, Math.max(0, centre - half), Math.min(1, centre + half), audits.size()));
    }
}
