package io.limbeck.trainer.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Decides whether a challenger replaces the champion, on rows neither was trained on.
 *
 * <p>It must be better on the recent window, and on the older rows no worse than a margin. The margin is small, unless
 * the recent window pays for a larger one: what is certainly gained now may be risked on the past, up to a bound, so
 * that a past that has drifted away, or is too small to prove anything, cannot veto the model that learned the drift.
 * Both windows are judged by the one-sided 95 % lower bound of the paired difference in accuracy, from a bootstrap over
 * clusters of like rows. A class vetoes if more of its rows are overlooked, which McNemar's exact test, after Holm's
 * correction (1979) for the number of classes, says is not chance, and its F1 fell by more than a margin: that of a champion
 * that called too much by its name rises with what is rightly not called so any more. And however good it is, it may be neither slower, nor larger, nor worse calibrated than the limits.
 */
public final class Gate {
    private static final double SIGNIFICANT = 0.05;

    private final GateSettings settings;
    private final Limits limits;

    public Gate(GateSettings settings) {
        this.settings = settings;
        this.limits = new Limits(settings);
    }

    /** Of a model before which there was none: only what it costs can be held against it. */
    public Verdict first(Costs costs) {
        List<String> reasons = limits.broken(costs);
        return reasons.isEmpty() ? new Verdict.First() : new Verdict.Refused(reasons);
    }

    public Verdict judge(List<GateRow> rows, List<String> labels, Costs costs) {
        List<GateRow> recent = rows.stream().filter(GateRow::recent).toList();
        List<GateRow> reference = rows.stream().filter(row -> !row.recent()).toList();
        if (recent.size() < settings.minRows()) {
            return new Verdict.Insufficient(recent.size(), settings.minRows());
        }
        Difference now = difference(recent);
        // Too few old rows bound nothing; then the recent window alone decides.
        boolean bounded = reference.size() >= settings.minRows();
        Difference before = difference(bounded ? reference : rows);
        List<String> reasons = new ArrayList<>();
        if (!(now.lower() > -settings.recentMargin())) {
            reasons.add("not shown to be better on the recent window: " + now);
        }
        double risk = Math.max(settings.margin(), Math.min(now.lower(), settings.driftMargin()));
        if (bounded && !(before.lower() > -risk)) {
            reasons.add("may be worse on the reference window: " + before);
        }
        reasons.addAll(vetoes(rows, labels));
        reasons.addAll(limits.broken(costs));
        calibration(rows, GateRow::challenger)
                .flatMap(error ->
                        limits.broken(calibration(rows, GateRow::champion).orElseThrow(), error))
                .ifPresent(reasons::add);
        return reasons.isEmpty() ? new Verdict.Promoted(now, before, costs) : new Verdict.Refused(reasons);
    }

    /** The paired difference on these rows, with its bound. */
    public Difference difference(List<GateRow> rows) {
        Map<String, int[]> clusters = new LinkedHashMap<>();
        int champion = 0;
        int challenger = 0;
        for (GateRow row : rows) {
            int[] sums = clusters.computeIfAbsent(row.cluster(), any -> new int[2]);
            sums[0] += row.gain();
            sums[1]++;
            champion += row.championIsRight() ? 1 : 0;
            challenger += row.challengerIsRight() ? 1 : 0;
        }
        double n = Math.max(1, rows.size());
        double lower = lowerBound(clusters.values().toArray(int[][]::new));
        return new Difference(rows.size(), champion / n, challenger / n, lower);
    }

    /**
     * How well one of the models is calibrated, on the rows on which both answered themselves; empty where they are fewer
     * than {@link GateSettings#minRows()}.
     */
    public Optional<CalibrationError> calibration(List<GateRow> rows, Function<GateRow, Answer> model) {
        List<GateRow> own = rows.stream().filter(GateRow::isCalibrated).toList();
        if (own.size() < settings.minRows()) {
            return Optional.empty();
        }
        double[] confidences =
                own.stream().mapToDouble(row -> model.apply(row).confidence()).toArray();
        boolean[] right = new boolean[confidences.length];
        for (int r = 0; r < right.length; r++) {
            right[r] = model.apply(own.get(r)).label() == own.get(r).gold();
        }
        return Optional.of(CalibrationError.of(confidences, right, settings.draws(), settings.seed()));
    }

    private double lowerBound(int[][] clusters) {
        if (clusters.length == 0) {
            return -1;
        }
        SplittableRandom random = new SplittableRandom(settings.seed());
        double[] means = new double[settings.draws()];
        for (int draw = 0; draw < means.length; draw++) {
            long gain = 0;
            long rows = 0;
            for (int i = 0; i < clusters.length; i++) {
                int[] cluster = clusters[random.nextInt(clusters.length)];
                gain += cluster[0];
                rows += cluster[1];
            }
            means[draw] = gain / (double) rows;
        }
        Arrays.sort(means);
        return means[(int) (0.05 * means.length)];
    }

    private record ClassLoss(String label, int rows, double fall, double p) {}

    private List<String> vetoes(List<GateRow> rows, List<String> labels) {
        List<ClassLoss> losses = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            int of = label;
            List<GateRow> own = rows.stream().filter(row -> row.gold() == of).toList();
            if (own.size() >= settings.classMinRows()) {
                int gained = (int) own.stream().filter(row -> row.gain() > 0).count();
                int lost = (int) own.stream().filter(row -> row.gain() < 0).count();
                double fall = f1(rows, of, GateRow::champion) - f1(rows, of, GateRow::challenger);
                losses.add(new ClassLoss(labels.get(label), own.size(), fall, ExactBounds.signTest(gained, lost)));
            }
        }
        losses.sort(Comparator.comparingDouble(ClassLoss::p));
        List<String> vetoes = new ArrayList<>();
        for (int i = 0; i < losses.size(); i++) {
            ClassLoss loss = losses.get(i);
            if (!(loss.p() < SIGNIFICANT / (losses.size() - i))) {
                break;
            }
            if (loss.fall() > settings.classMargin()) {
                vetoes.add(String.format(
                        Locale.ROOT,
                        "class '%s' loses %.1f points of F1 on %d rows",
                        loss.label(),
                        100 * loss.fall(),
                        loss.rows()));
            }
        }
        return vetoes;
    }

    /** Of one class, which has a row. */
    private static double f1(List<GateRow> rows, int label, Function<GateRow, Answer> model) {
        int named = 0;
        int there = 0;
        int both = 0;
        for (GateRow row : rows) {
            boolean isNamed = model.apply(row).label() == label;
            boolean isThere = row.gold() == label;
            named += isNamed ? 1 : 0;
            there += isThere ? 1 : 0;
            both += isNamed && isThere ? 1 : 0;
        }
        return 2.0 * both / (named + there);
    }
}
