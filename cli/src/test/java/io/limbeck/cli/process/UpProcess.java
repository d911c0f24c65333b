package io.limbeck.cli.process;

import io.limbeck.cli.Limbeck;
import io.limbeck.testkit.fault.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code limbeck up} in a process of its own, on free ports. Students learn from labels alone: that takes seconds. */
public final class UpProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> SETTINGS = List.of(
            "broker.port=0",
            "labeler.port=0",
            "scorer.port=0",
            "ingest.push.port=0",
            "admin={ingest: 0, scorer: 0, labeler: 0, trainer: 0}",
            "trainer.teacher.encoder=none");

    private UpProcess() {}

    /**
     * Returns when it has printed that it is ready.
     *
     * @param folder for its data, and for what a crash leaves
     * @param settings {@code path=value} each
     */
    public static ChildJvm start(Path folder, String... settings) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("up", "--data-dir", folder.toString()));
        Stream.concat(SETTINGS.stream(), Stream.of(settings))
                .forEach(setting -> arguments.addAll(List.of("--set", setting)));
        ChildJvm process = ChildJvm.start(
                List.of(
                        "-Xmx1200m",
                        "-Dai.djl.offline=true",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:ErrorFile=" + folder.resolve("hs_err_pid%p.log")),
                Limbeck.class,
                arguments.toArray(String[]::new));
        process.awaitLine("ready"::equals, PATIENCE);
        return process;
    }

    /** The address that it printed behind {@code name}, e.g. {@code kafka}. */
    public static String address(ChildJvm process, String name) {
        return process.output().stream()
                .map(String::trim)
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length()).trim())
                .findFirst()
                .orElseThrow();
    }
}
