package io.limbeck.k8s.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.k8s.render.Overlay;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That names which must agree across objects do: labels, ports, Services, policies. */
class ConnectionsTest {
    private static final String OVERLAYS = "io.limbeck.k8s.render.Overlay#all";

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void everySelectorFindsPodsOfItsOwn(Overlay overlay) {
        assertThat(overlay.workloads())
                .allSatisfy(workload -> assertThat(overlay.podsWith(workload.at("/spec/selector/matchLabels")))
                        .containsExactly(workload.at("/spec/template")));
        assertThat(overlay.of("PodDisruptionBudget"))
                .isNotEmpty()
                .allSatisfy(budget -> assertThat(overlay.podsWith(budget.at("/spec/selector/matchLabels")))
                        .hasSize(1));
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void everyPortOfServiceIsNamedByItsPod(Overlay overlay) {
        assertThat(overlay.of("Service")).hasSizeGreaterThanOrEqualTo(6).allSatisfy(service -> {
            List<JsonNode> pods = overlay.podsWith(service.at("/spec/selector"));
            assertThat(pods).hasSize(1);
            assertThat(Overlay.stream(service.at("/spec/ports")))
                    .isNotEmpty()
                    .allSatisfy(port -> assertThat(ports(pods.get(0)))
                            .contains(port.path("targetPort").asText()));
        });
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void everyProbeAsksNamedPort(Overlay overlay) {
        assertThat(overlay.pods())
                .allSatisfy(pod -> Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                        .map(probe -> pod.at("/spec/containers/0/" + probe))
                        .map(probe -> probe.has("httpGet") ? probe.at("/httpGet/port") : probe.at("/tcpSocket/port"))
                        .forEach(port -> assertThat(ports(pod)).contains(port.asText())));
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void everyStatefulSetNamesItsService(Overlay overlay) {
        assertThat(overlay.of("StatefulSet")).hasSizeGreaterThanOrEqualTo(3).allSatisfy(set -> {
            JsonNode service =
                    overlay.the("Service", set.at("/spec/serviceName").asText());
            assertThat(overlay.podsWith(service.at("/spec/selector"))).containsExactly(set.at("/spec/template"));
        });
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void nothingPassesWhatNoPolicyNames(Overlay overlay) {
        JsonNode deny = overlay.the("NetworkPolicy", "default-deny");

        assertThat(deny.at("/spec/podSelector")).isEmpty();
        assertThat(deny.at("/spec/policyTypes")).hasToString("[\"Ingress\",\"Egress\"]");
        assertThat(deny.path("spec").has("ingress")).isFalse();
        assertThat(deny.path("spec").has("egress")).isFalse();
        assertThat(overlay.of("NetworkPolicy"))
                .filteredOn(policy -> !policy.equals(deny))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(policy -> assertThat(rules(policy)).isNotEmpty().allSatisfy(rule -> {
                    assertThat(rule.path("ports")).isNotEmpty();
                    assertThat(peers(rule)).isNotEmpty();
                }));
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void everyPolicyIsAboutPodsAndPortsThatExist(Overlay overlay) {
        assertThat(overlay.of("NetworkPolicy")).allSatisfy(policy -> {
            List<JsonNode> about = overlay.podsWith(policy.at("/spec/podSelector/matchLabels"));
            assertThat(about).isNotEmpty();
            Overlay.stream(policy.at("/spec/ingress"))
                    .flatMap(ConnectionsTest::namedPorts)
                    .forEach(port -> assertThat(about)
                            .allSatisfy(pod -> assertThat(ports(pod)).contains(port)));
            Overlay.stream(policy.at("/spec/egress"))
                    .forEach(rule -> namedPorts(rule)
                            .forEach(port -> assertThat(Overlay.stream(rule.path("to")))
                                    .allSatisfy(
                                            peer -> assertThat(overlay.podsWith(peer.at("/podSelector/matchLabels")))
                                                    .isNotEmpty()
                                                    .allSatisfy(pod -> assertThat(ports(pod))
                                                            .contains(port)))));
        });
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void consolePredictionsAndMetricsCanBeReached(Overlay overlay) {
        Set<String> admitted = overlay.of("NetworkPolicy").stream()
                .flatMap(policy -> Overlay.stream(policy.at("/spec/ingress")))
                .flatMap(ConnectionsTest::namedPorts)
                .collect(Collectors.toSet());

        assertThat(admitted).contains("console", "predict", "metrics");
        assertThat(overlay.of("NetworkPolicy"))
                .filteredOn(policy -> policy.at("/spec/policyTypes").toString().contains("Egress"))
                .extracting(policy -> policy.at("/metadata/name").asText())
                .containsExactlyInAnyOrder("default-deny", "names", "to-kafka");
    }

    @Test
    void localKafkaIsWhereServicesLookForIt() {
        Overlay local = Overlay.named("local");
        String[] address = local.the("ConfigMap", "limbeck-kafka")
                .at("/data/LIMBECK__KAFKA__BOOTSTRAP_SERVERS")
                .asText()
                .split(":");
        JsonNode service = local.the("Service", address[0]);

        assertThat(service.at("/spec/ports/0/port").asText()).isEqualTo(address[1]);
        assertThat(local.the("ConfigMap", "kafka").at("/data/server.properties").asText())
                .contains("CLIENTS://" + String.join(":", address));
    }

    private static Set<String> ports(JsonNode pod) {
        return Overlay.stream(pod.at("/spec/containers"))
                .flatMap(container -> Overlay.stream(container.path("ports")))
                .map(port -> port.path("name").asText())
                .collect(Collectors.toSet());
    }

    private static Stream<String> namedPorts(JsonNode rule) {
        return Overlay.stream(rule.path("ports"))
                .map(port -> port.path("port"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private static List<JsonNode> rules(JsonNode policy) {
        return Stream.concat(Overlay.stream(policy.at("/spec/ingress")), Overlay.stream(policy.at("/spec/egress")))
                .toList();
    }

    private static List<JsonNode> peers(JsonNode rule) {
        return Stream.concat(Overlay.stream(rule.path("from")), Overlay.stream(rule.path("to")))
                .toList();
    }
}
