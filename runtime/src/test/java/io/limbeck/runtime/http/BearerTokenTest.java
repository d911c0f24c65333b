package io.limbeck.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.runtime.settings.SettingsException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BearerTokenTest {
    private static final Bind LOOPBACK = new Bind(Bind.LOOPBACK, 0);

    @Test
    void onlyTheRightTokenGetsThrough() throws Exception {
        BearerToken token = BearerToken.of(Optional.of("s3cret"), LOOPBACK);

        assertThat(status(token, "Bearer s3cret")).isEqualTo(200);
        assertThat(status(token, "Bearer s3cre")).isEqualTo(401);
        assertThat(status(token, "Basic s3cret")).isEqualTo(401);
        assertThat(status(token, null)).isEqualTo(401);
    }

    @Test
    void withoutATokenEverybodyOnThisMachineGetsThrough() throws Exception {
        assertThat(status(BearerToken.of(Optional.empty(), LOOPBACK), null)).isEqualTo(200);
    }

    @Test
    void aServerThatOthersCanReachNeedsAToken() {
        assertThatThrownBy(() -> BearerToken.of(Optional.empty(), new Bind("0.0.0.0", 0)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("auth.token: must be set");
    }

    private static int status(BearerToken token, String authorization) throws Exception {
        try (HttpServer server = HttpServer.start(
                "test",
                LOOPBACK,
                "test.port",
                config -> config.routes.post("/", token.required(context -> context.result("in"))))) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(server.url())).POST(HttpRequest.BodyPublishers.noBody());
            Optional.ofNullable(authorization).ifPresent(value -> request.header("Authorization", value));
            return HttpClient.newHttpClient()
                    .send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
