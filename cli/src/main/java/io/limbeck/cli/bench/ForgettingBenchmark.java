package io.limbeck.cli.bench;

import io.limbeck.cli.bench.Shift.Period;
import io.limbeck.model.Content;
import io.limbeck.model.Scored;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.session.OnnxClassifier;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.trainer.TrainerSettings;
import io.limbeck.trainer.collect.LabelBook;
import io.limbeck.trainer.collect.Rehearsal;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.round.ChallengerRound;
import io.limbeck.trainer.round.ChallengerRound.Judged;
import io.limbeck.trainer.round.Memory;
import io.limbeck.trainer.round.Progress;
import io.limbeck.trainer.round.RoundSettings;
import io.limbeck.trainer.round.ServingModel;
import io.limbeck.trainer.teach.Teachers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a model still knows of its first data after rounds on data that shifted: rounds as the trainer runs them, and beside
 * them what is usually done. All go on from the same first model, and see the same rows.
 */
public final class ForgettingBenchmark {
    private final TrainerSettings settings;
    private final RoundSettings round;
    private final Teachers teachers;
    private final List<Row> test;
    private final Path work;
    private final Consumer<String> told;

    /** Ways to go on from the first model. */
    public enum Way {
        /** A round of the trainer; what the gate promotes is gone on from. */
        LIMBECK("limbeck"),
        /** The same without the gate. */
        UNGATED("limbeck without its gate"),
        /** From the last model's weights, on the new labels alone: no older rows, no champion's say, no teacher, no gate. */
        NAIVE("naive fine-tuning"),
        /** Another model each round, of a balanced sample of all labels so far, with the same teacher. */
        SCRATCH("from scratch, balanced");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * Accuracies on rows that nobody learns from.
     *
     * @param first on rows as they came before the shift
     * @param shifted on those of them whose labels still come after it
     */
    public record Accuracy(double first, double shifted) {}

    /**
     * The state after a round; round 0 is the first model.
     *
     * @param verdict of the gate, whether or not it was heeded
     * @param serving of the model that is gone on from
     * @param challenger of the model that the round made
     */
    public record Step(int round, String verdict, String reason, Accuracy serving, Accuracy challenger) {}

    /** One way's rounds on one draw of the rows. */
    public record Course(Way way, List<Step> steps) {
        public Course {
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param test labelled rows as they came before the shift
     * @param work an empty folder for bundles
     * @param told a line for people after every round
     */
    public ForgettingBenchmark(
            TrainerSettings settings,
            RoundSettings round,
            Teachers teachers,
            List<Row> test,
            Path work,
            Consumer<String> told) {
        this.settings = settings;
        this.round = round;
        this.teachers = teachers;
        this.test = List.copyOf(test);
        this.work = work;
        this.told = told;
    }

    /** These ways, on one draw of the rows. */
    public List<Course> run(Shift shift, Set<Way> ways) throws IOException, BundleRefused {
        List<LabelBook.Entry> first = entries(shift.first(), 0);
        Judged made = make(new LabelBook.Snapshot(first, first.size()), shift.first(), Optional.empty(), "first");
        List<Course> courses = new ArrayList<>();
        for (Way way : ways) {
            courses.add(new Course(way, course(way, shift, made.packed().bundle())));
        }
        return courses;
    }

    private List<Step> course(Way way, Shift shift, Bundle first) throws IOException, BundleRefused {
        List<LabelBook.Entry> known = new ArrayList<>(entries(shift.first(), 0));
        ServingModel serving = ServingModel.of(first, 0, known.size());
        List<Step> steps = new ArrayList<>();
        Accuracy before = accuracy(first, shift);
        steps.add(new Step(0, "FIRST", "", before, before));
        for (Period period : shift.rounds()) {
            int number = steps.size();
            List<LabelBook.Entry> news = entries(period, known.size());
            known.addAll(news);
            Judged judged = round(way, known, news, period, serving, way.name() + "-" + number);
            Accuracy challenger = accuracy(judged.packed().bundle(), shift);
            Accuracy now = steps.get(number - 1).serving();
            if (way != Way.LIMBECK || judged.verdict().promotes()) {
                serving = ServingModel.of(judged.packed().bundle(), number, known.size());
                now = challenger;
            }
            Step step =
                    new Step(number, judged.verdict().name(), judged.verdict().reason(), now, challenger);
            steps.add(step);
            told.accept(String.format(
                    "%s, round %d: %.4f %.4f, %s: %s",
                    way.title(), number, challenger.first(), challenger.shifted(), step.verdict(), step.reason()));
        }
        return steps;
    }

    private Judged round(
            Way way,
            List<LabelBook.Entry> known,
            List<LabelBook.Entry> news,
            Period period,
            ServingModel serving,
            String name)
            throws IOException, BundleRefused {
        Memory alone = new Memory(0, settings.heldBack());
        return switch (way) {
            case LIMBECK, UNGATED -> make(snapshot(known), period, Optional.of(serving), name);
            case NAIVE ->
                new ChallengerRound(round, settings.gate(), alone, Progress.NONE)
                        .run(snapshot(news), List.of(), Optional.of(serving), Teachers.none(), "", work.resolve(name));
            case SCRATCH -> make(snapshot(balanced(known)), period, Optional.empty(), name);
        };
    }

    private Judged make(LabelBook.Snapshot labels, Period period, Optional<ServingModel> champion, String name)
            throws IOException, BundleRefused {
        return new ChallengerRound(round, settings.gate(), settings.memory(), Progress.NONE)
                .run(labels, period.unlabelled(), champion, teachers, "", work.resolve(name));
    }

    /** As many rows of each label as the rarest has. */
    private static List<LabelBook.Entry> balanced(List<LabelBook.Entry> known) {
        Map<String, Integer> counts = new TreeMap<>();
        known.forEach(entry -> counts.merge(entry.row().label().orElseThrow(), 1, Integer::sum));
        int rarest = counts.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
        List<Row> chosen = Rehearsal.of(known.stream().map(LabelBook.Entry::row).toList(), rarest * counts.size());
        return chosen.stream().map(row -> new LabelBook.Entry(row, 0)).toList();
    }

    private static List<LabelBook.Entry> entries(Period period, int offset) {
        List<LabelBook.Entry> entries = new ArrayList<>();
        period.labelled().forEach(row -> entries.add(new LabelBook.Entry(row, offset + entries.size())));
        return entries;
    }

    private static LabelBook.Snapshot snapshot(List<LabelBook.Entry> entries) {
        List<LabelBook.Entry> sorted = entries.stream()
                .sorted(Comparator.comparing(entry -> entry.row().id()))
                .toList();
        long next = entries.stream().mapToLong(LabelBook.Entry::offset).max().orElse(-1) + 1;
        return new LabelBook.Snapshot(sorted, next);
    }

    private Accuracy accuracy(Bundle bundle, Shift shift) throws BundleRefused {
        List<Content> contents = test.stream().map(Row::content).toList();
        try (OnnxClassifier model = OnnxClassifier.load(
                bundle, 0, SessionSettings.cpu(round.teacher().threads()))) {
            List<Scored> scored = model.score(contents);
            int right = 0;
            int rightShifted = 0;
            int shifted = 0;
            for (int r = 0; r < test.size(); r++) {
                String label = test.get(r).label().orElseThrow();
                boolean isRight = scored.get(r).label().equals(label);
                boolean stays = shift.labels().contains(label);
                right += isRight ? 1 : 0;
                shifted += stays ? 1 : 0;
                rightShifted += isRight && stays ? 1 : 0;
            }
            return new Accuracy(right / (double) test.size(), rightShifted / (double) shifted);
        }
    }
}
