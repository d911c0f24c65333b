package io.limbeck.scorer;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.model.Modality;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.model.store.ModelStore;
import io.limbeck.runtime.http.AuthSettings;
import io.limbeck.runtime.http.BearerToken;
import io.limbeck.runtime.http.HttpServer;
import io.limbeck.runtime.kafka.LiveKeys;
import io.limbeck.runtime.metrics.GroupLag;
import io.limbeck.runtime.service.Service;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.runtime.service.Services;
import io.limbeck.scorer.activation.Activation;
import io.limbeck.scorer.activation.Candidates;
import io.limbeck.scorer.activation.Follower;
import io.limbeck.scorer.activation.LiveClassifier;
import io.limbeck.scorer.activation.Warmup;
import io.limbeck.scorer.inference.BatchScorer;
import io.limbeck.scorer.route.Exploration;
import io.limbeck.scorer.route.Router;
import io.limbeck.scorer.serve.Cleaning;
import io.limbeck.scorer.serve.MicroBatcher;
import io.limbeck.scorer.serve.ScorerApi;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records to predictions: the loop, the model it follows, and the REST server, put together. */
public final class ScorerService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(ScorerService.class);

    /** Between two looks for a new champion. */
    private static final Duration FOLLOWING = Duration.ofMillis(300);

    private final ServiceContext context;
    private final ScorerSettings settings;
    private final BearerToken token;
    private final Modality modality;
    private final String cleaningVersion;
    private final Cleaning cleaning;
    private final Candidates candidates;
    private final Services parts = new Services();
    private volatile HttpServer server;

    /**
     * @param auth the token that requests must carry
     * @param modality what records hold
     * @param cleaner the same as in front of the records topic: models trained behind another are refused
     * @param store where models come from; the caller closes it
     * @throws io.limbeck.runtime.settings.SettingsException the REST server's address is reachable from outside and no
     *     token is set
     */
    public ScorerService(
            ServiceContext context,
            ScorerSettings settings,
            AuthSettings auth,
            Modality modality,
            Cleaner cleaner,
            ModelStore store) {
        this(
                context,
                settings,
                auth,
                modality,
                cleaner.version(),
                Cleaning.of(cleaner),
                new StoredModels(
                        store, new SessionSettings(settings.provider(), null), context.folder(ScorerClients.SERVICE)));
    }

    ScorerService(
            ServiceContext context,
            ScorerSettings settings,
            AuthSettings auth,
            Modality modality,
            String cleaningVersion,
            Cleaning cleaning,
            Candidates candidates) {
        this.context = context;
        this.settings = settings;
        this.token = auth.bearer(settings.bind());
        this.modality = modality;
        this.cleaningVersion = cleaningVersion;
        this.cleaning = cleaning;
        this.candidates = candidates;
    }

    @Override
    public String name() {
        return ScorerClients.SERVICE;
    }

    /** Where the REST server listens; null before {@link #start()}. */
    public String url() {
        return server == null ? null : server.url();
    }

    /**
     * Starts the loop, following models, and the REST server.
     *
     * @throws io.limbeck.runtime.http.PortTakenException another process listens at scorer.port
     */
    @Override
    public void start() {
        ScorerMetrics metrics =
                new ScorerMetrics(context.meters(), settings.accept().targetAccuracy());
        LiveClassifier live = parts.add("classifier", new LiveClassifier());
        BatchScorer scorer = new BatchScorer(settings.batch().max(), metrics);
        MicroBatcher batcher = parts.add("predict", new MicroBatcher(live, scorer, settings.batch()));
        batcher.start();
        server = parts.add("REST", serve(live, batcher));
        ScorerClients clients = parts.add("client meters", new ScorerClients(context));
        DeploymentsTopic deployments =
                parts.add("deployment reports", new DeploymentsTopic(clients.reporter(), context.topics()));
        Activation activation = new Activation(
                context.instance(),
                cleaningVersion,
                candidates,
                new Warmup(modality, settings.batch().max()),
                live,
                deployments,
                metrics,
                context.clock());
        context.health()
                .report(
                        "model",
                        () -> activation.hasLooked() ? Optional.empty() : Optional.of("loading the model in service"));
        parts.add("activation", new Follower(activation, FOLLOWING)).start();
        LiveKeys forgotten = new LiveKeys(
                context.kafka(),
                context.topics().forgotten().name(),
                context.member(ScorerClients.SERVICE) + ".forgotten");
        context.health()
                .report(
                        "forgotten",
                        () -> forgotten.caughtUp()
                                ? Optional.empty()
                                : Optional.of("reading which records are to be forgotten"));
        LoopThread scoring =
                parts.add("scoring", new LoopThread(loop(clients, forgotten::contains, live, scorer, metrics)));
        scoring.report(context.health());
        parts.add("forgotten", forgotten).start(scoring::start);
        parts.start(new GroupLag(
                context, ScorerClients.SERVICE, List.of(context.topics().records())));
        LOG.info("scorer answers at {}", server.url());
    }

    @Override
    public void close() {
        parts.close();
    }

    private HttpServer serve(LiveClassifier live, MicroBatcher batcher) {
        ScorerApi api = new ScorerApi(
                context.topics().task(),
                cleaning,
                batcher,
                live,
                () -> context.health().notReady().isEmpty(),
                token);
        return HttpServer.start(ScorerClients.SERVICE, settings.bind(), "scorer.port", api::register);
    }

    private ScorerLoop loop(
            ScorerClients clients,
            Predicate<String> forgotten,
            LiveClassifier live,
            BatchScorer scorer,
            ScorerMetrics metrics) {
        Router router = new Router(new Exploration(context.topics().task(), settings.explorationRate()));
        Composer composer = new Composer(
                context.topics(),
                router,
                PredictionCodec.of(settings.format()),
                settings.includeText(),
                context.clock());
        return new ScorerLoop(
                context.topics(),
                owner -> new Inbox(
                        clients.consumer(),
                        context.topics().records().name(),
                        forgotten,
                        settings.batch().max(),
                        settings.batch().linger(),
                        owner),
                new OutputTransaction(clients::producer, settings.transaction(), metrics, context.clock()),
                live,
                scorer,
                composer,
                context.clock());
    }
}
