package io.limbeck.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.k8s.render.Overlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/kubernetes.md tells people what to type: what it names must be there. */
class KubernetesDocumentTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh$(.*?)^```$");
    private static final Pattern FOLDER = Pattern.compile("apply -k (\\S+)");
    private static final Pattern FILE = Pattern.compile("(?:`|apply -f )(k8s/[^`\\s]+)");
    private static final Pattern OBJECT = Pattern.compile("\\b(deployment|statefulset|service)/(\\w+)( \\d+)?");
    private static final Pattern SECRET = Pattern.compile("(?:from-literal|from-file)=([\\w-]+)=");
    private static final Map<String, String> KINDS =
            Map.of("deployment", "Deployment", "statefulset", "StatefulSet", "service", "Service");

    @Test
    void foldersAndFilesThatItNamesExist() throws IOException {
        List<String> folders = found(FOLDER, commands(), 1);

        assertThat(folders).contains("k8s/overlays/local", "k8s/overlays/external-kafka");
        assertThat(folders)
                .allSatisfy(folder -> assertThat(root().resolve(folder).resolve("kustomization.yaml"))
                        .isRegularFile());
        assertThat(found(FILE, document(), 1))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(root().resolve(file)).exists());
    }

    @Test
    void objectsAndPortsThatItNamesAreInTheOverlay() throws IOException {
        Overlay local = Overlay.named("local");

        assertThat(OBJECT.matcher(commands()).results().map(MatchResult::group))
                .hasSizeGreaterThan(5)
                .allSatisfy(words -> {
                    String[] parts = words.split("[/ ]", -1);
                    var object = local.the(KINDS.get(parts[0].toLowerCase(Locale.ROOT)), parts[1]);
                    if (parts.length > 2) {
                        assertThat(Overlay.stream(object.at("/spec/ports")))
                                .anySatisfy(port ->
                                        assertThat(port.path("port").asText()).isEqualTo(parts[2]));
                    }
                });
    }

    @Test
    void secretsThatItMakesHoldWhatTheOverlayAsksFor() throws IOException {
        String settings = Files.readString(Overlay.folder().resolve("overlays/external-kafka/limbeck.yaml"));
        String scorer = Files.readString(Overlay.folder().resolve("base/scorer.yaml"));

        assertThat(found(SECRET, commands(), 1))
                .contains("pii-key", "token", "KAFKA_PASSWORD")
                .allSatisfy(key -> assertThat(settings + scorer).containsAnyOf("${" + key + "}", "key: " + key));
        assertThat(found(Pattern.compile("\\$\\{(KAFKA_\\w+)}"), settings, 1))
                .allSatisfy(name -> assertThat(found(SECRET, commands(), 1)).contains(name));
    }

    private static String commands() throws IOException {
        return String.join("\n", found(BLOCK, document(), 1));
    }

    private static List<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.group(group))
                .toList();
    }

    private static String document() throws IOException {
        return Files.readString(root().resolve("docs/kubernetes.md"));
    }

    private static Path root() {
        return Overlay.folder().getParent();
    }
}
