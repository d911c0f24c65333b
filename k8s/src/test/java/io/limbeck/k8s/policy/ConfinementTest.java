package io.limbeck.k8s.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.k8s.render.Overlay;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Kubernetes calls the restricted profile, and a little more. */
class ConfinementTest {
    private static final String OVERLAYS = "io.limbeck.k8s.render.Overlay#all";

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void noPodHasPrivilegesOrTalksToTheCluster(Overlay overlay) {
        assertThat(overlay.pods()).hasSizeGreaterThanOrEqualTo(4).allSatisfy(pod -> {
            JsonNode spec = pod.path("spec");
            assertThat(spec.at("/securityContext/runAsNonRoot").booleanValue()).isTrue();
            assertThat(spec.at("/securityContext/runAsUser").intValue()).isPositive();
            assertThat(spec.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(spec.path("automountServiceAccountToken")).hasToString("false");
            assertThat(spec.path("enableServiceLinks")).hasToString("false");
            for (String host : Set.of("hostNetwork", "hostPID", "hostIPC")) {
                assertThat(spec.has(host)).as(host).isFalse();
            }
        });
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void noContainerCanGainPrivilegesOrWriteToItsImage(Overlay overlay) {
        assertThat(overlay.containers()).isNotEmpty().allSatisfy(container -> {
            JsonNode context = container.path("securityContext");
            assertThat(context.path("readOnlyRootFilesystem").booleanValue()).isTrue();
            assertThat(context.path("allowPrivilegeEscalation")).hasToString("false");
            assertThat(context.at("/capabilities/drop")).hasToString("[\"ALL\"]");
            assertThat(context.at("/capabilities").has("add")).isFalse();
            assertThat(context.path("privileged").booleanValue()).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void whatIsWrittenToIsVolumeWithBounds(Overlay overlay) {
        assertThat(overlay.pods()).allSatisfy(pod -> {
            Set<String> volumes = new TreeSet<>();
            Overlay.stream(pod.at("/spec/volumes")).forEach(volume -> {
                volumes.add(volume.path("name").asText());
                assertThat(volume.has("hostPath")).isFalse();
                if (volume.has("emptyDir")) {
                    assertThat(volume.at("/emptyDir/sizeLimit").isTextual()).isTrue();
                }
            });
            Overlay.stream(pod.at("/spec/containers/0/volumeMounts"))
                    .filter(mount -> !mount.path("readOnly").booleanValue())
                    .forEach(mount ->
                            assertThat(mount.path("mountPath").asText()).isIn("/data", "/tmp", "/var/lib/kafka"));
            Overlay.stream(pod.at("/spec/containers/0/volumeMounts"))
                    .map(mount -> mount.path("name").asText())
                    .filter(name -> !name.equals("data"))
                    .forEach(name -> assertThat(volumes).contains(name));
        });
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void everyContainerHasProbesBoundsAndPinnedImage(Overlay overlay) {
        assertThat(overlay.containers()).allSatisfy(container -> {
            assertThat(container.has("startupProbe")).isTrue();
            assertThat(container.has("livenessProbe")).isTrue();
            assertThat(container.has("readinessProbe")).isTrue();
            for (String bound : Set.of("requests", "limits")) {
                for (String resource : Set.of("cpu", "memory")) {
                    assertThat(container
                                    .at("/resources/" + bound + "/" + resource)
                                    .isTextual())
                            .as("%s of %s", bound, resource)
                            .isTrue();
                }
            }
            assertThat(container.path("image").asText()).matches("[a-z0-9./-]+:(?!latest$)[A-Za-z0-9._-]+");
        });
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void namespaceLetsNoOtherPodsIn(Overlay overlay) {
        JsonNode namespace = overlay.the("Namespace", "limbeck");

        assertThat(namespace
                        .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                        .asText())
                .isEqualTo("restricted");
        assertThat(overlay.objects())
                .filteredOn(object -> !object.equals(namespace))
                .allSatisfy(object ->
                        assertThat(object.at("/metadata/namespace").asText()).isEqualTo("limbeck"));
    }
}
