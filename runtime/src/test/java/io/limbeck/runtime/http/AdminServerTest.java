package io.limbeck.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.metrics.Meters;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminServerTest {
    private final Health health = new Health();
    private final Meters meters = new Meters();
    private final HttpServer server =
            AdminServer.start(new Bind(Bind.LOOPBACK, 0), "scorer.adminPort", meters.registry(), health);

    @AfterEach
    void stop() {
        server.close();
        meters.close();
    }

    @Test
    void isReadyOnceEveryPartIs() throws Exception {
        health.report("scorer", Optional::empty);

        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void namesThePartThatIsNotReadyAndWhy() throws Exception {
        health.report("scorer", () -> Optional.of("no broker"));

        HttpResponse<String> answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("scorer").contains("no broker");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void aDeadPartIsNeitherReadyNorLive() throws Exception {
        health.dead("trainer", "upgrade me");

        assertThat(get("/health/live").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    }

    @Test
    void metricsAreInPrometheusText() throws Exception {
        meters.registry().counter("limbeck.test.records").increment(3);

        assertThat(get("/metrics").body())
                .contains("limbeck_test_records_total 3.0")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void metricsSayWhetherTheServiceIsReady() throws Exception {
        meters.readiness("scorer", health);
        assertThat(get("/metrics").body()).contains("limbeck_scorer_ready 1.0");

        health.report("kafka", () -> Optional.of("no broker"));

        assertThat(get("/metrics").body()).contains("limbeck_scorer_ready 0.0");
    }

    @Test
    void aTakenPortIsReportedWithItsSetting() {
        assertThatThrownBy(() -> AdminServer.start(
                        new Bind(Bind.LOOPBACK, server.port()), "scorer.adminPort", meters.registry(), health))
                .isInstanceOf(PortTakenException.class)
                .hasMessage("port " + server.port()
                        + " is taken; choose another with scorer.adminPort (0 picks a free one)");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.url() + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
