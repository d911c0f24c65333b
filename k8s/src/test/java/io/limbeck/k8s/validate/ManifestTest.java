package io.limbeck.k8s.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.limbeck.k8s.render.Overlay;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @ParameterizedTest
    @MethodSource("io.limbeck.k8s.render.Overlay#all")
    void everyObjectOfEveryOverlayIsValid(Overlay overlay) {
        assertThat(overlay.objects()).hasSizeGreaterThan(20);
        assertThat(overlay.objects())
                .allSatisfy(object -> assertThat(Manifest.problems(object)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replicas: 2                     | replica: 2                    | spec.replica: is unknown",
                "replicas: 2                     | replicas: two                 | spec.replicas: must be java.lang.Integer, is \"two\"",
                "replicas: 2                     | replicas: \"2\"               | spec.replicas: must be java.lang.Integer, is \"2\"",
                "serviceName: scorer             | serviceName: 7                | spec.serviceName: must be java.lang.String, is 7",
                "podManagementPolicy: Parallel   | podManagementPolicy: parallel | spec.podManagementPolicy: must be one of",
                "type: RuntimeDefault            | type: runtime/default         | seccompProfile.type: must be one of",
                "drop: [\"ALL\"]                 | drop: ALL                     | capabilities.drop: must be a list, is \"ALL\"",
                "- name: settings                | - label: settings             | volumeMounts[0].name: is missing",
                "sizeLimit: 2Gi                  | sizeLimit: 2GB                | emptyDir.sizeLimit: must be io.kubernetes.client.custom.Quantity",
                "memory: 1536Mi                  | memory: lots                  | resources.limits.memory: must be",
                "runAsNonRoot: true              | runAsNonRoot: yes please      | runAsNonRoot: must be java.lang.Boolean",
                "fieldPath: metadata.name        | fieldPath: 12                 | fieldPath: must be java.lang.String, is 12",
                "apiVersion: apps/v1             | apiVersion: apps/v1beta1      | has no StatefulSet that is known here",
            })
    void plantedFaultIsFound(String right, String wrong, String problem) throws Exception {
        String scorer = Files.readString(Overlay.folder().resolve("base/scorer.yaml"));
        assertThat(Manifest.problems(YAML.readTree(scorer))).isEmpty();
        assertThat(scorer).contains(right);

        JsonNode broken = YAML.readTree(scorer.replace(right, wrong));

        assertThat(Manifest.problems(broken))
                .anySatisfy(found -> assertThat(found).contains(problem));
    }

    @Test
    void everyListOfWordsBelongsToFieldOfTheApi() {
        assertThat(AllowedValues.BY_FIELD.keySet()).allSatisfy(field -> {
            int dot = field.indexOf('.');
            Class<?> model = Class.forName("io.kubernetes.client.openapi.models." + field.substring(0, dot));
            assertThat(ApiField.of(model)).containsKey(field.substring(dot + 1));
        });
    }
}
