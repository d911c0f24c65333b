package io.limbeck.cli.bench;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.personal.Finding;
import io.limbeck.cli.bench.PersonalDataCase.Range;
import java.util.List;

/**
 * What a cleaner made of the cases of one type. What it finds and keeps, as dates by default, counts as found.
 *
 * <p>A span counts as found if one find covers its letters and digits from first to last; as masked if none of them is
 * left outside of all finds, of whatever type.
 */
final class Tally {
    private final String name;
    private int expected;
    private int found;
    private int falseFinds;
    private int negatives;
    private int negativesHeld;

    Tally(String name) {
        this.name = name;
    }

    /** Counts finds of the case's own type only. */
    void typed(Cleaner cleaner, PersonalDataCase given) {
        add(
                given,
                cleaner.find(given.text()).stream()
                        .filter(finding -> finding.type().equals(given.type()))
                        .toList());
    }

    /** Counts whatever covers the spans. */
    void covered(Cleaner cleaner, PersonalDataCase given) {
        add(given, cleaner.find(given.text()));
    }

    void add(Tally other) {
        expected += other.expected;
        found += other.found;
        falseFinds += other.falseFinds;
        negatives += other.negatives;
        negativesHeld += other.negativesHeld;
    }

    RecognitionBenchmark.Line line() {
        return new RecognitionBenchmark.Line(
                name,
                expected,
                found,
                share(found, expected),
                falseFinds,
                share(found, found + falseFinds),
                negatives,
                negativesHeld);
    }

    /** Of nothing, all. */
    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    private void add(PersonalDataCase given, List<Finding> finds) {
        if (given.count() == 0) {
            negatives++;
            negativesHeld += finds.isEmpty() ? 1 : 0;
            falseFinds += finds.size();
            return;
        }
        expected += given.count();
        if (given.spans().isEmpty()) {
            found += Math.min(given.count(), finds.size());
            return;
        }
        for (Range span : given.spans()) {
            found += finds.stream().anyMatch(find -> covers(find, span, given.text())) ? 1 : 0;
        }
        if (given.complete()) {
            falseFinds += (int) finds.stream()
                    .filter(find ->
                            given.spans().stream().noneMatch(s -> find.start() < s.end() && s.start() < find.end()))
                    .count();
        }
    }

    private static boolean covers(Finding find, Range span, String text) {
        int start = span.start();
        int end = span.end();
        while (start < end && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return find.start() <= start && find.end() >= end;
    }
}
