package io.limbeck.k8s.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.k8s.render.Overlay;
import io.limbeck.runtime.settings.SettingsException;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That what a pod is given is what its service understands. */
class ServiceSettingsTest {
    private static final int ORDERLY_STOP_SECONDS = 12;

    static Stream<Arguments> pods() throws IOException {
        return Overlay.all()
                .flatMap(overlay -> Stream.of("ingest", "scorer", "labeler", "trainer")
                        .map(service -> Arguments.of(overlay, service)));
    }

    @ParameterizedTest
    @MethodSource("pods")
    void serviceReadsItsSettings(Overlay overlay, String service) throws IOException {
        PodEnvironment pod = PodEnvironment.of(overlay, service);

        LimbeckSettings settings = pod.settings();

        assertThat(settings.ingest().pii().key()).isEqualTo(PodEnvironment.SECRETS.get("pii-key"));
        assertThat(settings.topics().replicationFactor())
                .isEqualTo(overlay.name().equals("local") ? 1 : 3);
        assertThat(pod.variables()).containsKey("LIMBECK_INSTANCE");
    }

    @ParameterizedTest
    @MethodSource("pods")
    void settingThatNobodyKnowsIsFound(Overlay overlay, String service) {
        PodEnvironment pod = PodEnvironment.of(overlay, service).with("LIMBECK__SCORER__BATCH__MAXIMUM", "7");

        assertThatThrownBy(pod::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("scorer.batch.maximum");
    }

    @ParameterizedTest
    @MethodSource("pods")
    void probesAndMetricsAreWhereTheServiceShowsThem(Overlay overlay, String service) throws IOException {
        JsonNode pod = overlay.the(kind(service), service).at("/spec/template");
        Map<String, Integer> ports = Map.of(
                "ingest", PodEnvironment.of(overlay, service).settings().admin().ingest(),
                "scorer", PodEnvironment.of(overlay, service).settings().admin().scorer(),
                "labeler",
                        PodEnvironment.of(overlay, service).settings().admin().labeler(),
                "trainer",
                        PodEnvironment.of(overlay, service).settings().admin().trainer());

        assertThat(port(pod, "metrics")).isEqualTo(ports.get(service));
        assertThat(pod.at("/metadata/annotations/prometheus.io~1port").asText())
                .isEqualTo(ports.get(service).toString());
        assertThat(pod.at("/spec/containers/0/args")).hasToString("[\"run\",\"" + service + "\"]");
    }

    @Test
    void tokenIsGivenToServersOnly() throws IOException {
        Overlay local = Overlay.named("local");

        assertThat(PodEnvironment.of(local, "scorer").settings().auth().token()).isEqualTo("a-token");
        assertThat(PodEnvironment.of(local, "labeler").settings().auth().token())
                .isEqualTo("a-token");
        assertThat(PodEnvironment.of(local, "ingest").variables()).doesNotContainKey("LIMBECK__AUTH__TOKEN");
        assertThat(PodEnvironment.of(local, "trainer").variables()).doesNotContainKey("LIMBECK__AUTH__TOKEN");
    }

    @Test
    void serversListenAtThePortsOfTheirPods() throws IOException {
        Overlay local = Overlay.named("local");
        LimbeckSettings settings = PodEnvironment.of(local, "scorer").settings();

        assertThat(port(local.the("StatefulSet", "scorer").at("/spec/template"), "predict"))
                .isEqualTo(settings.scorer().port());
        assertThat(port(local.the("StatefulSet", "labeler").at("/spec/template"), "console"))
                .isEqualTo(settings.labeler().port());
    }

    @Test
    void passwordAndCertificateReachKafkaUnchanged() throws IOException {
        Map<String, String> client = PodEnvironment.of(Overlay.named("external-kafka"), "trainer")
                .settings()
                .kafka()
                .client();

        assertThat(client.get("sasl.jaas.config")).endsWith("required username=\"limbeck\" password=\"p: #w\";");
        assertThat(client).containsEntry("ssl.truststore.certificates", PodEnvironment.SECRETS.get("KAFKA_CA"));
        assertThat(client).containsEntry("security.protocol", "SASL_SSL");
    }

    @Test
    void passwordThatIsMissingIsNamed() {
        PodEnvironment pod =
                PodEnvironment.of(Overlay.named("external-kafka"), "ingest").without("KAFKA_PASSWORD");

        assertThatThrownBy(pod::settings).hasMessageContaining("KAFKA_PASSWORD");
    }

    @Test
    void secretsOfTheExternalOverlayAreNamedAndNeverMade() {
        Overlay external = Overlay.named("external-kafka");

        assertThat(external.of("Secret")).isEmpty();
        assertThat(external.containers())
                .allSatisfy(container -> assertThat(Overlay.stream(container.path("env"))
                                .map(variable -> variable.at("/valueFrom/secretKeyRef"))
                                .filter(JsonNode::isObject))
                        .isNotEmpty()
                        .allSatisfy(reference -> {
                            assertThat(reference.path("name").asText()).isEqualTo("limbeck");
                            assertThat(reference.path("optional").booleanValue())
                                    .isFalse();
                        }));
    }

    @ParameterizedTest
    @MethodSource("pods")
    void podIsGivenTheTimeThatAnOrderlyStopTakes(Overlay overlay, String service) {
        JsonNode spec = overlay.the(kind(service), service).at("/spec/template/spec");
        int pause = spec.at("/containers/0/lifecycle/preStop/exec/command/1").asInt();

        assertThat(spec.path("terminationGracePeriodSeconds").intValue()).isGreaterThan(pause + ORDERLY_STOP_SECONDS);
    }

    @ParameterizedTest
    @MethodSource("io.limbeck.k8s.render.Overlay#all")
    void thereIsNeverSecondLabelerOrTrainer(Overlay overlay) {
        JsonNode trainer = overlay.the("Deployment", "trainer").path("spec");

        assertThat(trainer.path("replicas").intValue()).isEqualTo(1);
        assertThat(trainer.at("/strategy/type").asText()).isEqualTo("Recreate");
        assertThat(overlay.the("StatefulSet", "labeler").at("/spec/replicas").intValue())
                .isEqualTo(1);
    }

    private static String kind(String service) {
        return service.equals("trainer") ? "Deployment" : "StatefulSet";
    }

    private static int port(JsonNode pod, String name) {
        return Overlay.stream(pod.at("/spec/containers/0/ports"))
                .filter(port -> port.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .path("containerPort")
                .intValue();
    }
}
