package io.limbeck.cli.demo;

import io.limbeck.cli.wiring.Loop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;

/** Asks the scorer, as a client would, whether it has a model. */
public final class Serving {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Loop loop;

    public Serving(Loop loop) {
        this.loop = loop;
    }

    /** True when all services are ready and the scorer answers. */
    public boolean isUp() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(loop.addresses().get("scorer") + "/predict"))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Bearer "
                                + Objects.requireNonNullElse(
                                        loop.settings().auth().token(), "none"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"where is it\"}"))
                .build();
        return loop.notReady().isEmpty()
                && http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }
}
