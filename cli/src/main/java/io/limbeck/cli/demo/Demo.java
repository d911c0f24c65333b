package io.limbeck.cli.demo;

import io.limbeck.cli.audit.Accounts;
import io.limbeck.cli.audit.TaskAudit;
import io.limbeck.cli.leak.LeakScan;
import io.limbeck.cli.leak.LeakScanner;
import io.limbeck.cli.sample.Phase;
import io.limbeck.cli.sample.Span;
import io.limbeck.cli.sample.Ticket;
import io.limbeck.cli.sending.RawSender;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.cli.wiring.Loop;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.session.OnnxClassifier;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.model.store.KafkaModelStore;
import io.limbeck.model.store.ModelStore;
import io.limbeck.schemas.Champion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A demonstration from its first model to its last figure: a stream with personal data and a drift runs through the real
 * loop, scripted people answer, and the first model is kept beside as a control.
 */
public final class Demo {
    private static final Duration FIRST_MODEL = Duration.ofMinutes(5);
    private static final Duration DRAIN = Duration.ofSeconds(90);
    private static final long TICK_MILLIS = 5_000;

    private final DemoPlan plan;
    private final DemoPlan.Schedule schedule;
    private final Scoreboard board = new Scoreboard();
    private final Consumer<String> console;
    private final Clock clock = Clock.systemUTC();
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param console told a line at a time how it goes */
    public Demo(DemoPlan plan, Consumer<String> console) {
        this.plan = plan;
        this.schedule = plan.schedule();
        this.console = console;
    }

    /** The accuracies of both models over time, for the web console. */
    public AccuracyCurves curves() {
        return new AccuracyCurves(board);
    }

    /**
     * Runs it on a loop that has just been started and knows nothing but the seeds. Closes the loop.
     *
     * @param seeds how many labels the loop was started with
     * @throws DemoFailedException it came to a point from which it could not go on
     */
    public Summary run(Loop loop, int seeds) throws Exception {
        try (loop) {
            LimbeckSettings settings = loop.settings();
            console.accept("the first model is being made of " + seeds + " seed labels");
            OnnxClassifier first = firstModel(loop);
            if (plan.freeze()) {
                loop.stopTraining();
            }
            LabelBudget budget = new LabelBudget(schedule.messages(), seeds);
            FrozenControl control = new FrozenControl(settings.topicCatalogue(), settings.kafka(), board, first);
            PredictionWatch watch = new PredictionWatch(settings.topicCatalogue(), settings.kafka(), board, clock);
            ScriptedAnnotators annotators = new ScriptedAnnotators(
                    loop.consoleUrl(),
                    Optional.ofNullable(settings.auth().token()),
                    board,
                    () -> budget.allowed(board.sentCount() / (double) schedule.messages(), plan.driftAt()) - seeds);
            double seconds;
            try (control;
                    watch;
                    annotators) {
                control.start();
                watch.start();
                annotators.start();
                seconds = stream(settings, annotators);
                drain();
            }
            console.accept("auditing");
            return reckon(loop, seeds, annotators.answered(), seconds, watch, control);
        }
    }

    /** Labels to start the loop with. */
    public List<Ticket> seeds() {
        return plan.source().seeds(LabelBudget.seedsFor(schedule.messages()));
    }

    /** Waits until the scorer serves a model, and opens the same one for the control. */
    private OnnxClassifier firstModel(Loop loop) throws InterruptedException, IOException, BundleRefused {
        LimbeckSettings settings = loop.settings();
        long deadline = System.nanoTime() + FIRST_MODEL.toNanos();
        Serving serving = new Serving(loop);
        try (ModelStore store = new KafkaModelStore(settings.kafka().client(), settings.topicCatalogue(), clock)) {
            Optional<Champion> champion = store.champion();
            while (champion.isEmpty() || !serving.isUp()) {
                if (System.nanoTime() > deadline) {
                    throw new DemoFailedException("no model within " + FIRST_MODEL.toMinutes() + " minutes: "
                            + (champion.isEmpty()
                                    ? "none was published"
                                    : loop.notReady().toString()));
                }
                Thread.sleep(500);
                champion = store.champion();
            }
            long version = champion.get().getVersion();
            Path folder = settings.dataDir().resolve("control");
            return OnnxClassifier.load(store.fetch(version, folder), version, SessionSettings.cpu(1));
        }
    }

    private double stream(LimbeckSettings settings, ScriptedAnnotators annotators) throws InterruptedException {
        double rate = schedule.rate();
        console.accept(String.format(
                Locale.ROOT,
                "streaming %,d messages at %.0f a second; the drift comes after %.0f s",
                schedule.messages(),
                rate,
                plan.seconds() * plan.driftAt()));
        long began = System.nanoTime();
        ProgressLines lines = new ProgressLines(board, annotators::answered, began, console);
        Thread ticker = lines.start(TICK_MILLIS);
        try (RawSender sender = new RawSender(settings.topicCatalogue().raw(), settings.kafka())) {
            MessageFeed feed = new MessageFeed(plan.source(), sender, board, clock);
            feed.send(Phase.BEFORE, schedule.before(), rate);
            console.accept("the drift begins: new products, new words, other shares");
            feed.send(Phase.AFTER, schedule.after(), rate);
            if (sender.refused() > 0) {
                throw new DemoFailedException("the broker refused " + sender.refused() + " messages");
            }
        } finally {
            ticker.interrupt();
            ticker.join();
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** Waits until every ticket has its prediction. One that never comes is the audit's to find. */
    private void drain() throws InterruptedException {
        long deadline = System.nanoTime() + DRAIN.toNanos();
        while (board.unanswered() + board.uncontrolled() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(200);
        }
    }

    private Summary reckon(
            Loop loop, int seeds, long answers, double seconds, PredictionWatch watch, FrozenControl control)
            throws Exception {
        LimbeckSettings settings = loop.settings();
        Reckoning reckoning = new Reckoning(board);
        Accounts accounts = settled(new TaskAudit(settings.topicCatalogue(), settings.kafka()));
        if (plan.ledger().isPresent()) {
            Ledger.write(plan.ledger().get(), settings.topicCatalogue().raw().name(), board.messages());
        }
        console.accept("looking for secrets everywhere but in raw");
        LeakScanner scanner = new LeakScanner(board.messages().stream()
                .flatMap(message -> message.message().secrets().stream())
                .map(Span::value)
                .toList());
        LeakScan scan = new LeakScan(scanner);
        int inRaw = scan.foundInRaw(settings.topicCatalogue(), settings.kafka());
        scan.topics(settings.topicCatalogue(), settings.kafka());
        for (Map.Entry<String, String> metrics : metrics(loop).entrySet()) {
            scan.text(metrics.getKey(), metrics.getValue());
        }
        loop.close();
        scan.files(settings.dataDir(), Set.of(settings.dataDir().resolve("broker")));
        long[] lookAlikes = reckoning.lookAlikes(control.cleaned());
        return new Summary(
                reckoning.flow(accounts, seconds),
                new Summary.Privacy(
                        control.redactions().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        scanner.secrets(),
                        inRaw,
                        scan.hits(),
                        lookAlikes[0],
                        lookAlikes[1]),
                reckoning.learning(seeds, answers),
                reckoning.latency(
                        watch.seenAt(),
                        settings.ingest().commitInterval().toMillis(),
                        settings.scorer().transaction().maxInterval().toMillis()),
                scan.hitsByPlace());
    }

    /** Dead letters have no prediction to wait for: the audit is asked until nothing is under way any more. */
    private static Accounts settled(TaskAudit audit) throws Exception {
        long deadline = System.nanoTime() + DRAIN.toNanos();
        Accounts accounts = audit.accounts();
        while (accounts.balance().waiting() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(500);
            accounts = audit.accounts();
        }
        return accounts;
    }

    private Map<String, String> metrics(Loop loop) throws IOException, InterruptedException {
        Map<String, String> pages = new TreeMap<>();
        for (Map.Entry<String, String> address : loop.addresses().entrySet()) {
            if (address.getValue().endsWith("/metrics")) {
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(address.getValue())).build();
                pages.put(
                        address.getKey(),
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            }
        }
        return pages;
    }
}
