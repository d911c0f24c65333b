package io.limbeck.cli.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real Prometheus with this repository's configuration and rules, its targets elsewhere and its clock quicker. */
final class PrometheusServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String url;

    private PrometheusServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts it.
     *
     * @param binary of Prometheus
     * @param folder for its configuration, data and output
     * @param targets host and port of each service's admin server
     */
    static PrometheusServer start(Path binary, Path folder, Map<String, String> targets) throws IOException {
        String configuration = Files.readString(MonitoringFiles.PROMETHEUS.resolve("prometheus.yml"))
                .replace("scrape_interval: 5s", "scrape_interval: 1s")
                .replace("evaluation_interval: 15s", "evaluation_interval: 1s")
                .replace("rules/*.yml", MonitoringFiles.PROMETHEUS.resolve("rules") + "/*.yml");
        for (Map.Entry<String, String> target : targets.entrySet()) {
            configuration =
                    configuration.replaceAll("\"" + target.getKey() + ":\\d+\"", "\"" + target.getValue() + "\"");
        }
        Path file = Files.writeString(folder.resolve("prometheus.yml"), configuration);
        String address = "127.0.0.1:" + freePort();
        Process process = new ProcessBuilder(
                        binary.toString(),
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + address)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new PrometheusServer(process, "http://" + address);
    }

    boolean isReady() {
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The series that {@code promql} gives now. */
    JsonNode query(String promql) throws IOException {
        HttpResponse<String> answer = get("/api/v1/query?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8));
        if (answer.statusCode() != 200) {
            throw new IOException("Prometheus does not take " + promql + ": " + answer.body());
        }
        return JSON.readTree(answer.body()).path("data").path("result");
    }

    /** The rules as they fared. */
    JsonNode rules() throws IOException {
        return JSON.readTree(get("/api/v1/rules").body()).path("data").path("groups");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking Prometheus", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
