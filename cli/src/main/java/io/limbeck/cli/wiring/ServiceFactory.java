package io.limbeck.cli.wiring;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.ingest.IngestService;
import io.limbeck.ingest.decode.Wanted;
import io.limbeck.labeler.LabelerService;
import io.limbeck.labeler.loop.CurveSource;
import io.limbeck.model.Modality;
import io.limbeck.model.store.KafkaModelStore;
import io.limbeck.scorer.ScorerService;
import io.limbeck.trainer.TrainerService;

/** Makes each service from the settings of all; used by {@code up}, {@code demo} and {@code run} alike. */
public final class ServiceFactory {
    private final LimbeckSettings settings;
    private final Cleaner cleaner;

    public ServiceFactory(LimbeckSettings settings, Cleaner cleaner) {
        this.settings = settings;
        this.cleaner = cleaner;
    }

    public ServiceHost<IngestService> ingest() {
        return ServiceHost.of(
                "ingest",
                settings,
                context -> new IngestService(
                        context,
                        settings.ingest(),
                        kind(settings.modality()),
                        settings.schema().registry(),
                        settings.auth(),
                        cleaner));
    }

    private static Wanted.Kind kind(Modality modality) {
        return switch (modality) {
            case TEXT -> Wanted.Kind.TEXT;
            case TABULAR -> Wanted.Kind.COLUMNS;
            case IMAGE -> Wanted.Kind.PICTURE;
        };
    }

    public ServiceHost<ScorerService> scorer() {
        return ServiceHost.of(
                "scorer",
                settings,
                context -> new ScorerService(
                        context,
                        settings.scorer(),
                        settings.auth(),
                        settings.modality(),
                        cleaner,
                        new KafkaModelStore(settings.kafka().client(), settings.topicCatalogue(), context.clock())));
    }

    public ServiceHost<LabelerService> labeler(CurveSource curves) {
        return ServiceHost.of(
                "labeler",
                settings,
                context -> LabelerService.of(
                        context,
                        settings.taskToDo(),
                        settings.labeler(),
                        settings.trainer().trigger().minLabels(),
                        cleaner,
                        settings.auth(),
                        curves));
    }

    public ServiceHost<TrainerService> trainer() {
        return ServiceHost.of(
                "trainer",
                settings,
                context -> TrainerService.of(
                        context,
                        settings.taskToDo(),
                        settings.trainer(),
                        settings.scorer().accept().targetAccuracy(),
                        cleaner.version()));
    }
}
