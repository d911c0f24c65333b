package io.limbeck.scorer;

import io.limbeck.model.Modality;
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
import java.time.Duration;

/** Records to predictions: the loop, the model it follows, and the REST server, put together. */
public final class ScorerService implements Service {
    /** How soon a new champion is noticed. */
    private static final Duration FOLLOWING = Duration.ofSeconds(1);

    private final ServiceContext context;
    private final ScorerSettings settings;
    private final Modality modality;
    private final String cleaningVersion;
    private final Candidates candidates;
    private final Services parts = new Services();

    ScorerService(
            ServiceContext context,
            ScorerSettings settings,
            Modality modality,
            String cleaningVersion,
            Candidates candidates) {
        this.context = context;
        this.settings = settings;
        this.modality = modality;
        this.cleaningVersion = cleaningVersion;
        this.candidates = candidates;
    }

    @Override
    public String name() {
        return ScorerClients.SERVICE;
    }

    @Override
    public void start() {
        ScorerMetrics metrics = new ScorerMetrics(context.meters());
        ScorerClients clients = parts.add("client meters", new ScorerClients(context));
        LiveClassifier live = parts.add("classifier", new LiveClassifier());
        BatchScorer scorer = new BatchScorer(settings.batch().max(), metrics);
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
        parts.add("activation", new Follower(activation, FOLLOWING)).start();
        parts.add("scoring", new LoopThread(loop(clients, live, scorer, metrics)))
                .start(context.health());
    }

    @Override
    public void close() {
        parts.close();
    }

    private ScorerLoop loop(ScorerClients clients, LiveClassifier live, BatchScorer scorer, ScorerMetrics metrics) {
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
