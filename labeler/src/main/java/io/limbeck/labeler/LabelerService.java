package io.limbeck.labeler;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.labeler.console.Console;
import io.limbeck.labeler.console.ConsoleParts;
import io.limbeck.labeler.decide.AnswerDesk;
import io.limbeck.labeler.decide.Decider;
import io.limbeck.labeler.decide.LabelSet;
import io.limbeck.labeler.decide.RecentAnswers;
import io.limbeck.labeler.loop.CurveSource;
import io.limbeck.labeler.loop.LoopWindow;
import io.limbeck.labeler.review.ColdStartSample;
import io.limbeck.labeler.review.ReviewQueue;
import io.limbeck.labeler.review.ReviewTally;
import io.limbeck.model.Task;
import io.limbeck.runtime.http.AuthSettings;
import io.limbeck.runtime.http.HttpServer;
import io.limbeck.runtime.metrics.GroupLag;
import io.limbeck.runtime.service.Service;
import io.limbeck.runtime.service.ServiceContext;
import java.util.List;
import java.util.Optional;

/** Asks people about doubtful records and turns their answers into labels; serves the console. */
public final class LabelerService implements Service {
    private static final String NAME = "labeler";

    private final LabelerSettings settings;
    private final ConsoleParts console;
    private final AnnotationProducer annotations;
    private final LoopConsumer loop;
    private final StreamsPart reviews;
    private final NoModelYet noModelYet;
    private final GroupLag lag;

    private HttpServer http;

    private LabelerService(
            LabelerSettings settings,
            ConsoleParts console,
            AnnotationProducer annotations,
            LoopConsumer loop,
            StreamsPart reviews,
            NoModelYet noModelYet,
            GroupLag lag) {
        this.settings = settings;
        this.console = console;
        this.annotations = annotations;
        this.loop = loop;
        this.reviews = reviews;
        this.noModelYet = noModelYet;
        this.lag = lag;
    }

    /**
     * Wires the service; nothing is started.
     *
     * @param firstLabels how many labels the first model waits for: what the console counts towards
     * @param cleaner takes personal data out of the names that clients give themselves
     * @param auth what clients of the console must present
     * @param curves accuracy over time, where something runs beside that knows the truth
     * @throws io.limbeck.runtime.settings.SettingsException the console's address is reachable from outside and no token is set
     */
    public static LabelerService of(
            ServiceContext context,
            Task task,
            LabelerSettings settings,
            int firstLabels,
            Cleaner cleaner,
            AuthSettings auth,
            CurveSource curves) {
        auth.bearer(settings.listen());
        ReviewQueue queue = new ReviewQueue(settings.policy(), context.clock());
        ReviewTally tally = new ReviewTally();
        RecentAnswers recent = new RecentAnswers();
        LabelSet labels = LabelSet.of(task.labels());
        LoopWindow window = new LoopWindow(context.clock());
        LabelerMetrics.register(context.meters(), tally, queue, settings.policy());
        AnnotationProducer annotations = new AnnotationProducer(
                context.kafka(),
                context.meters(),
                context.topics().annotations().name(),
                context.member(NAME) + ".annotations");
        LoopConsumer loop = new LoopConsumer(
                context.kafka(),
                context.meters(),
                context.topics(),
                new LoopReader(context.topics(), window, annotation -> {
                    recent.seen(annotation);
                    if (annotation.getLabel() != null) {
                        labels.seen(annotation.getLabel());
                    }
                }),
                context.member(NAME) + ".loop");
        StreamsPart reviews = StreamsPart.of(
                context,
                NAME,
                LabelerTopology.build(
                        context.topics(), new ReviewSteps(queue, tally, new Decider(labels), recent, context.clock())));
        context.health().report(NAME, reviews::reasonNotReady);
        ConsoleParts console = new ConsoleParts(
                context.topics().task(),
                new AnswerDesk(queue, labels, annotations, recent, cleaner::identifier, context.clock()),
                queue,
                tally,
                window,
                curves,
                firstLabels,
                Optional.ofNullable(auth.token()));
        NoModelYet noModelYet = new NoModelYet(
                () -> StreamsPart.of(
                        context,
                        NAME + "-cold-start",
                        ColdStartTopology.build(
                                context.topics(),
                                new ColdStartSample(settings.coldStart().sample()),
                                context.clock())),
                window,
                loop::caughtUp,
                firstLabels);
        GroupLag lag = new GroupLag(
                context,
                NAME,
                List.of(
                        context.topics().reviewRequests(),
                        context.topics().annotations(),
                        context.topics().forgotten()));
        return new LabelerService(settings, console, annotations, loop, reviews, noModelYet, lag);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        loop.start();
        reviews.start();
        lag.start();
        http = HttpServer.start("console", settings.listen(), "labeler.port", Console.routes(console));
        noModelYet.start(http.url() + "/label");
    }

    /** Where the console is; the port is the chosen one where 0 was asked for. */
    public String url() {
        return http.url();
    }

    @Override
    public void close() {
        if (http != null) {
            http.close();
        }
        lag.close();
        noModelYet.close();
        reviews.close();
        loop.close();
        annotations.close();
    }
}
