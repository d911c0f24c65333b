package io.limbeck.k8s.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KustomizationTest {
    /** What the kustomize inside kubectl 1.20 and the current one both read, with the same meaning. */
    private static final Set<String> READ_BY_ALL = Set.of(
            "apiVersion", "kind", "namespace", "bases", "resources", "configMapGenerator", "secretGenerator", "images");

    static Stream<Path> yamlFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Overlay.folder())) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml")
                            && !file.toString().contains("target"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("yamlFiles")
    void fileSaysWhatItIs(Path file) throws IOException {
        assertThat(Files.readAllLines(file).get(0)).startsWith("# ");
    }

    @ParameterizedTest
    @MethodSource("yamlFiles")
    void onlyFieldsThatEveryKubectlReadsAreUsed(Path file) throws IOException {
        if (!file.endsWith("kustomization.yaml")) {
            return;
        }
        JsonNode kustomization = new YAMLMapper().readTree(file.toFile());

        kustomization
                .fieldNames()
                .forEachRemaining(name -> assertThat(READ_BY_ALL).contains(name));
        Overlay.stream(kustomization.path("resources"))
                .forEach(resource ->
                        assertThat(file.resolveSibling(resource.asText())).isRegularFile());
    }
}
