package io.limbeck.trainer;

import static org.awaitility.Awaitility.await;

import io.limbeck.model.Modality;
import io.limbeck.model.Task;
import io.limbeck.model.store.KafkaModelStore;
import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.schemas.Topics;
import io.limbeck.testkit.broker.KafkaFixture;
import io.limbeck.testkit.fault.ChildJvm;
import io.limbeck.trainer.collect.Tickets;
import io.limbeck.trainer.distil.TransformerStudentSettings;
import io.limbeck.trainer.fit.TransformerSettings;
import io.limbeck.trainer.round.StudentSettings;
import io.limbeck.trainer.round.StudentSettings.Architecture;
import io.limbeck.trainer.round.TriggerSettings;
import io.limbeck.trainer.teach.TeacherSettings;
import io.limbeck.trainer.teach.Teachers;
import io.limbeck.trainer.teach.WordEmbedder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A trainer in a process of its own whose first transformer is never done: there is all the time to kill it. */
final class EndlessTrainer {
    private static final String TRAINS = "it trains";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int FOR_EVER = 100_000_000;

    private EndlessTrainer() {}

    /**
     * Returns when it trains. There must be labels enough.
     *
     * @param encoder folder of the encoder that its student begins with
     */
    static ChildJvm start(KafkaFixture kafka, Path data, Path encoder) throws InterruptedException {
        ChildJvm process = ChildJvm.start(
                List.of("-Xmx512m", "-Dai.djl.offline=true"),
                EndlessTrainer.class,
                kafka.bootstrapServers(),
                kafka.task(),
                data.toString(),
                encoder.toString());
        process.awaitLine(TRAINS::equals, PATIENCE);
        return process;
    }

    /** How it trains, but for the number of steps. */
    static TrainerSettings settings(Path encoder, int steps) {
        TransformerSettings fit = new TransformerSettings(
                1,
                steps,
                16,
                null,
                3e-3,
                null,
                0.0,
                null,
                null,
                null,
                null,
                null,
                FOR_EVER,
                20,
                TransformerSettings.Arithmetic.FP32,
                1,
                null);
        return new TrainerSettings(
                new TriggerSettings(100, null, 100),
                new TeacherSettings(TeacherSettings.Encoder.NONE, null, 1, null),
                null,
                new StudentSettings(
                        Architecture.TRANSFORMER,
                        null,
                        null,
                        null,
                        null,
                        new TransformerStudentSettings(null, encoder, null, 1000, fit)),
                null,
                null,
                500,
                null,
                300,
                null);
    }

    public static void main(String[] arguments) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ServiceContext context = new ServiceContext(
                Topics.of(arguments[1], 4),
                KafkaSettings.of(arguments[0]),
                meters,
                new Health(),
                Path.of(arguments[2]),
                "test",
                Clock.systemUTC());
        new TrainerService(
                        context,
                        new Task(arguments[1], Modality.TEXT, List.of()),
                        settings(Path.of(arguments[3]), FOR_EVER),
                        0.8,
                        "v1",
                        new KafkaModelStore(context.kafka().client(), context.topics(), context.clock()),
                        new TeacherShelf(() -> Teachers.of(new WordEmbedder(Tickets.meanings()))))
                .start();
        await().atMost(PATIENCE)
                .until(() -> Stream.of("cross-fitting", "student")
                        .flatMap(stage -> meters.find("limbeck.trainer.stage").tag("stage", stage).gauges().stream())
                        .anyMatch(stage -> stage.value() == 1));
        System.out.println(TRAINS);
    }
}
