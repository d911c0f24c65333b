package io.limbeck.k8s.render;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tool on this machine that renders overlays: {@code kubectl kustomize} of any version since 1.20, or kustomize. */
final class Kustomize {
    private static final List<List<String>> TOOLS =
            List.of(List.of("kubectl", "kustomize"), List.of("kustomize", "build"));

    private Kustomize() {}

    /** What the tool prints for {@code folder}; ends the test as skipped, and says so, where there is no tool. */
    static String render(Path folder) throws IOException, InterruptedException {
        List<String> tool = TOOLS.stream()
                .filter(candidate -> onPath(candidate.get(0)).isPresent())
                .findFirst()
                .orElseGet(Kustomize::skip);
        Path errors = Files.createTempFile("kustomize", ".err");
        try {
            Process process = new ProcessBuilder(tool.get(0), tool.get(1), folder.toString())
                    .redirectError(errors.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(
                        String.join(" ", tool) + " " + folder + " failed: " + Files.readString(errors));
            }
            return output;
        } finally {
            Files.delete(errors);
        }
    }

    private static List<String> skip() {
        String reason = "overlays are not rendered: there is neither kubectl nor kustomize on the PATH";
        System.out.println("skipped: " + reason);
        return abort(reason);
    }

    private static Optional<Path> onPath(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
