package io.limbeck.cli.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a demonstration showed.
 *
 * @param hits where secrets were found past raw
 */
public record Summary(Flow flow, Privacy privacy, Learning learning, Latency latency, Map<String, Long> hits) {
    /** @param perSecond messages a second over the whole stream */
    public record Flow(
            long recordsIn,
            long clean,
            long duplicates,
            long deadLettered,
            long predicted,
            long lost,
            long doubled,
            boolean balanced,
            double perSecond) {}

    /**
     * @param found finds of the cleaner
     * @param secrets different values that were sent
     * @param secretsFoundInRaw of these, found by the scanner where they are known to be
     * @param pastRaw hits anywhere else
     * @param cleanSpans harmless values in the texts
     * @param wronglyMasked of these, how many the cleaner took for personal data
     */
    public record Privacy(
            long found, int secrets, int secretsFoundInRaw, long pastRaw, long cleanSpans, long wronglyMasked) {
        /** A scanner that finds fewer than 95 of 100 secrets in raw proves nothing about their absence elsewhere. */
        boolean scannerWorks() {
            return secrets > 0 && secretsFoundInRaw >= 0.95 * secrets;
        }
    }

    /**
     * Accuracies; those of the control are on the same records.
     *
     * @param first of the first model, before the drift
     * @param afterDrift of the served model, just after it
     * @param end of the served model, at the end
     * @param labels seeds and answers
     */
    public record Learning(
            List<Long> models,
            double first,
            double servedBefore,
            double afterDrift,
            double end,
            double controlAtEnd,
            long labels,
            double labelShare) {}

    /** Milliseconds from the timestamp in raw until a reader of committed predictions has the answer. */
    public record Latency(double p50, double p99, long ingestCommit, long scorerCommit) {}

    public Summary {
        hits = Map.copyOf(hits);
    }

    /** Nothing lost, doubled or leaked, and the model that kept learning ends above the one that did not. */
    public boolean holds() {
        return flow.lost() == 0
                && flow.doubled() == 0
                && flow.balanced()
                && privacy.pastRaw() == 0
                && privacy.scannerWorks()
                && learning.end() > learning.controlAtEnd();
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(format("records in              %,d (%.0f a second)", flow.recordsIn(), flow.perSecond()));
        lines.add(format("  clean                 %,d", flow.clean()));
        lines.add(format("  duplicates            %,d", flow.duplicates()));
        lines.add(format("  dead-lettered         %,d", flow.deadLettered()));
        lines.add(format("  predicted             %,d", flow.predicted()));
        lines.add(format("  lost                  %,d", flow.lost()));
        lines.add(format("  doubled               %,d", flow.doubled()));
        lines.add(format("personal data found     %,d", privacy.found()));
        lines.add(format(
                "  secrets sent          %,d, of which the scanner finds %,d in raw%s",
                privacy.secrets(), privacy.secretsFoundInRaw(), privacy.scannerWorks() ? "" : ": TOO FEW"));
        lines.add(format("  secrets past raw      %,d", privacy.pastRaw()));
        hits.forEach((place, count) -> lines.add(format("    in %s: %,d", place, count)));
        lines.add(format(
                "  wrongly masked        %,d of %,d harmless values", privacy.wronglyMasked(), privacy.cleanSpans()));
        lines.add(format("models served           %s", learning.models()));
        lines.add("accuracy");
        lines.add(format("  first model           %.3f", learning.first()));
        lines.add(format("  served before drift   %.3f", learning.servedBefore()));
        lines.add(format("  just after the drift  %.3f", learning.afterDrift()));
        lines.add(format("  at the end            %.3f", learning.end()));
        lines.add(format("  frozen control        %.3f, on the same records", learning.controlAtEnd()));
        lines.add(format(
                "labels spent            %,d (%.1f %% of the records)",
                learning.labels(), learning.labelShare() * 100));
        lines.add(format(
                "latency, raw to reader  p50 %.0f ms, p99 %.0f ms (commits: ingest every %d ms, scorer every %d ms)",
                latency.p50(), latency.p99(), latency.ingestCommit(), latency.scorerCommit()));
        lines.add(holds() ? "PASSED" : "FAILED");
        return lines;
    }

    /** For programs: flat. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("recordsIn", flow.recordsIn());
        figures.put("clean", flow.clean());
        figures.put("duplicates", flow.duplicates());
        figures.put("deadLettered", flow.deadLettered());
        figures.put("predicted", flow.predicted());
        figures.put("lost", flow.lost());
        figures.put("doubled", flow.doubled());
        figures.put("balanced", flow.balanced());
        figures.put("recordsPerSecond", flow.perSecond());
        figures.put("personalDataFound", privacy.found());
        figures.put("secrets", privacy.secrets());
        figures.put("secretsFoundInRaw", privacy.secretsFoundInRaw());
        figures.put("secretsPastRaw", privacy.pastRaw());
        figures.put("cleanSpans", privacy.cleanSpans());
        figures.put("wronglyMasked", privacy.wronglyMasked());
        figures.put("modelsServed", learning.models().size());
        figures.put("accuracyFirstModel", learning.first());
        figures.put("accuracyServedBeforeDrift", learning.servedBefore());
        figures.put("accuracyAfterDrift", learning.afterDrift());
        figures.put("accuracyEnd", learning.end());
        figures.put("accuracyControlEnd", learning.controlAtEnd());
        figures.put("labels", learning.labels());
        figures.put("labelShare", learning.labelShare());
        figures.put("latencyP50Millis", latency.p50());
        figures.put("latencyP99Millis", latency.p99());
        figures.put("ingestCommitMillis", latency.ingestCommit());
        figures.put("scorerCommitMillis", latency.scorerCommit());
        figures.put("passed", holds());
        return figures;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
