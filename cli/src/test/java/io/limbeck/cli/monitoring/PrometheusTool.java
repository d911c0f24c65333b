package io.limbeck.cli.monitoring;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of Prometheus on this machine. */
final class PrometheusTool {
    private PrometheusTool() {}

    /** Where {@code name} is; without it the test is skipped and says so. */
    static Path orSkip(String name) {
        Optional<Path> found = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            System.out.println("skipped: no " + name + " on the PATH; on Debian it is in the package prometheus");
        }
        assumeTrue(found.isPresent(), "no " + name + " on the PATH");
        return found.get();
    }
}
