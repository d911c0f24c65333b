package io.limbeck.labeler.console;

import io.limbeck.labeler.SampleReviews;
import io.limbeck.labeler.decide.AnswerDesk;
import io.limbeck.labeler.decide.LabelSet;
import io.limbeck.labeler.decide.RecentAnswers;
import io.limbeck.labeler.loop.CurveSource;
import io.limbeck.labeler.loop.CurveSource.Curve;
import io.limbeck.labeler.loop.CurveSource.Point;
import io.limbeck.labeler.loop.LoopWindow;
import io.limbeck.labeler.review.Budget;
import io.limbeck.labeler.review.Outcome;
import io.limbeck.labeler.review.ReviewPolicy;
import io.limbeck.labeler.review.ReviewQueue;
import io.limbeck.labeler.review.ReviewTally;
import io.limbeck.runtime.http.Bind;
import io.limbeck.runtime.http.HttpServer;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.Deployment;
import io.limbeck.schemas.ManifestMetrics;
import io.limbeck.schemas.ModelManifest;
import io.limbeck.schemas.ReviewReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** The console with made-up figures, to look at its pages while working on them: run main, open the address it prints. */
final class ConsolePreview {
    private static final String[] TICKETS = {
        "My card was charged twice for order 48213 and the second payment still shows as pending. Could you check?",
        "The courier says the parcel was left with a neighbour, but nobody here has seen it since Tuesday.",
        "I sent the headphones back two weeks ago. When can I expect the money?",
        "登录以后看不到我的订单,一直提示密码错误,重置邮件也没有收到。",
        "How do I change the address on a subscription that renews tomorrow?",
    };

    private ConsolePreview() {}

    public static void main(String[] arguments) throws InterruptedException {
        Instant now = Instant.now();
        ReviewQueue queue = new ReviewQueue(
                new ReviewPolicy(new Budget(200, null), 10_000, Duration.ofDays(7), Duration.ofMinutes(5)),
                InstantSource.system());
        ReviewTally tally = new ReviewTally();
        for (int i = 0; i < 60; i++) {
            ReviewReason reason = i % 5 == 0 ? ReviewReason.EXPLORATION : ReviewReason.LOW_CONFIDENCE;
            queue.admit(SampleReviews.request("t" + i, TICKETS[i % TICKETS.length], reason, 1.0 / (i + 2), now));
            tally.request();
        }
        for (int i = 0; i < 143; i++) {
            tally.request();
            tally.count(i % 12 == 0 ? Outcome.UNDECIDABLE : i % 7 == 0 ? Outcome.MERGED : Outcome.AGREED);
        }
        LoopWindow window = window(now);
        AnswerDesk desk = new AnswerDesk(
                queue,
                LabelSet.of(List.of("billing", "delivery", "refund", "account", "other")),
                annotation -> queue.remove(annotation.getRecordId()),
                new RecentAnswers(),
                UnaryOperator.identity(),
                InstantSource.system());
        boolean cold = List.of(arguments).contains("cold");
        ConsoleParts parts = new ConsoleParts(
                "tickets",
                desk,
                queue,
                tally,
                cold ? new LoopWindow(Clock.systemUTC()) : window,
                cold ? CurveSource.none() : () -> curves(now),
                40,
                Optional.empty());
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7080;
        try (HttpServer server =
                HttpServer.start("console", new Bind(Bind.LOOPBACK, port), "labeler.port", Console.routes(parts))) {
            System.out.println(server.url());
            Thread.currentThread().join();
        }
    }

    private static LoopWindow window(Instant now) {
        Instant[] time = {now};
        LoopWindow window = new LoopWindow(() -> time[0]);
        Random random = new Random(7);
        for (int second = 600; second >= 0; second--) {
            time[0] = now.minusSeconds(second);
            int records = (int) (160 + 40 * Math.sin(second / 40.0) + 12 * random.nextGaussian());
            window.records(records);
            window.predictions((int) (records + 8 * random.nextGaussian()));
            window.deadLetters(random.nextInt(10) == 0 ? 1 : 0);
            for (int i = 0; i < 60; i++) {
                double confidence = 1 - Math.min(0.65, Math.abs(random.nextGaussian()) * 0.16);
                window.confidence(confidence, confidence > 0.82);
            }
        }
        for (int version = 1; version <= 4; version++) {
            Instant created = now.minusSeconds(600 - version * 130L);
            window.manifest(version, Optional.of(manifest(version, created)));
            window.deployment(
                    "scorer-0",
                    Optional.of(new Deployment("scorer-0", (long) version, created, "CPU", null, null, null)));
        }
        window.champion(Optional.of(new Champion(4L, 3L, 4L, "trainer", false, now)));
        for (int i = 0; i < 412; i++) {
            window.label("id" + i, true);
            window.annotation(SampleReviews.annotation(
                    "r" + i,
                    "a",
                    SampleReviews.request("id" + i, "t", ReviewReason.EXPLORATION, 1, now),
                    i % 9 == 0 ? "refund" : "billing"));
        }
        return window;
    }

    static ModelManifest manifest(long version, Instant created) {
        return ModelManifest.newBuilder()
                .setVersion(version)
                .setParent(version == 1 ? null : version - 1)
                .setTask("tickets")
                .setCreatedAt(created)
                .setArchitecture("ngram")
                .setLabels(List.of("billing"))
                .setBundleFormat(1)
                .setBundleBytes(1)
                .setBundleSha256("")
                .setChunks(1)
                .setCleaningVersion("c1")
                .setEncoderHash("")
                .setVerdict(version == 1 ? "FIRST" : version == 3 ? "REFUSED" : "PROMOTED")
                .setMetrics(Map.of(ManifestMetrics.RECENT_CHALLENGER, 0.81 + version * 0.017))
                .setLiveLabels(40 + version * 90)
                .build();
    }

    private static List<Curve> curves(Instant now) {
        Random random = new Random(11);
        List<Point> served = new ArrayList<>();
        List<Point> control = new ArrayList<>();
        for (int second = 480; second >= 0; second -= 4) {
            double drift = second < 240 ? 1 : 0;
            double learned = Math.max(0, Math.min(1, (170 - second) / 90.0));
            double time = now.getEpochSecond() - second;
            double noise = 0.008 * random.nextGaussian();
            served.add(new Point(time, 0.865 - drift * 0.17 + drift * learned * 0.155 + noise));
            control.add(new Point(time, 0.865 - drift * 0.17 + 0.6 * noise));
        }
        return List.of(new Curve("served model", served), new Curve("frozen control", control));
    }
}
