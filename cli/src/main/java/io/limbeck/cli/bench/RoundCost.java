package io.limbeck.cli.bench;

import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.trainer.TrainerSettings;
import io.limbeck.trainer.collect.LabelBook;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.round.ChallengerRound;
import io.limbeck.trainer.round.ChallengerRound.Judged;
import io.limbeck.trainer.round.Progress;
import io.limbeck.trainer.round.RoundSettings;
import io.limbeck.trainer.round.ServingModel;
import io.limbeck.trainer.teach.Teachers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a round costs when the labels topic holds more and more. All rounds go on from the same champion, with as many new
 * labels; what the teacher says of older texts is remembered, as in a service that has run for a while.
 */
public final class RoundCost {
    private final TrainerSettings settings;
    private final RoundSettings round;
    private final Teachers teachers;
    private final Path work;

    /** @param work an empty folder for bundles */
    public RoundCost(TrainerSettings settings, RoundSettings round, Teachers teachers, Path work) {
        this.settings = settings;
        this.round = round;
        this.teachers = teachers;
        this.work = work;
    }

    /**
     * One round.
     *
     * @param labels live ones, the new ones left out
     * @param seconds from the labels to the verdict, and to the hash that the manifest names them by
     * @param stages seconds of each
     * @param heapMegabytes most of the heap that was in use, garbage included
     */
    public record Line(int labels, double seconds, Map<String, Double> stages, double heapMegabytes, String verdict) {}

    /**
     * @param texts of the older labels
     * @param news new labels of each round; the first round is for the compiler's and the cache's sake and not in the answer
     * @param recent records without a label
     * @param sizes how many older labels there are in each round but the first, which has as many as the second
     */
    public List<Line> run(List<Row> texts, List<List<Row>> news, List<Row> recent, List<Integer> sizes)
            throws IOException, BundleRefused {
        History history = new History(texts);
        LabelBook.Snapshot before = history.of(sizes.get(0), List.of());
        Judged first = judge(before, recent, Optional.empty(), Progress.NONE, "first");
        measure(history, sizes.get(0), news.get(0), recent, first, "warm-up");
        List<Line> lines = new ArrayList<>();
        for (int s = 0; s < sizes.size(); s++) {
            lines.add(measure(history, sizes.get(s), news.get(s + 1), recent, first, "round-" + s));
        }
        return lines;
    }

    private Line measure(History history, int labels, List<Row> news, List<Row> recent, Judged first, String name)
            throws IOException, BundleRefused {
        LabelBook.Snapshot snapshot = history.of(labels, news);
        ServingModel champion = ServingModel.of(first.packed().bundle(), 1, labels);
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        StageClock clock = new StageClock();
        long began = System.nanoTime();
        Judged judged = judge(snapshot, recent, Optional.of(champion), clock, name);
        clock.stage("naming the labels", 0);
        snapshot.sha256();
        Map<String, Double> stages = clock.stop();
        double seconds = (System.nanoTime() - began) / 1e9;
        long bytes =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return new Line(labels, seconds, stages, bytes / 1e6, judged.verdict().name());
    }

    private Judged judge(
            LabelBook.Snapshot labels,
            List<Row> recent,
            Optional<ServingModel> champion,
            Progress progress,
            String name)
            throws IOException, BundleRefused {
        return new ChallengerRound(round, settings.gate(), settings.memory(), progress)
                .run(labels, recent, champion, teachers, "", work.resolve(name));
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
