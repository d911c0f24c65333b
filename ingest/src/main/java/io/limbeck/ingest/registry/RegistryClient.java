package io.limbeck.ingest.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * Asks a schema registry over HTTP, by the REST API that Confluent's has and others, such as Apicurio's, have too.
 * Schemas that a schema refers to are fetched with it. Thread-safe.
 */
public final class RegistryClient implements Schemas {
    private static final String TYPE = "application/vnd.schemaregistry.v1+json, application/json";
    private static final int MOST_REFERENCES = 1_000;

    private final HttpClient http;
    private final RegistrySettings settings;
    private final ObjectReader json = new JsonMapper().readerFor(JsonNode.class);

    /** @param settings with a url */
    public RegistryClient(RegistrySettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .build();
    }

    @Override
    public Optional<Schema> byId(int id) {
        return get("/schemas/ids/" + Integer.toUnsignedString(id)).flatMap(this::parse);
    }

    private Optional<Schema> parse(JsonNode answer) {
        if (!answer.path("schemaType").asText("AVRO").equals("AVRO")) {
            return Optional.empty();
        }
        Schema.Parser parser = new Schema.Parser();
        try {
            Set<String> known = new HashSet<>();
            return resolve(answer, parser, known)
                    ? Optional.of(parser.parse(answer.path("schema").asText()))
                    : Optional.empty();
        } catch (AvroRuntimeException e) {
            return Optional.empty();
        }
    }

    /** Parses what the schema refers to, and what that refers to, before it. */
    private boolean resolve(JsonNode answer, Schema.Parser parser, Set<String> known) {
        for (JsonNode reference : answer.path("references")) {
            String path = "/subjects/" + encoded(reference.path("subject").asText()) + "/versions/"
                    + reference.path("version").asInt();
            if (!known.add(path)) {
                continue;
            }
            Optional<JsonNode> referred = known.size() > MOST_REFERENCES ? Optional.empty() : get(path);
            if (referred.isEmpty() || !resolve(referred.get(), parser, known)) {
                return false;
            }
            parser.parse(referred.get().path("schema").asText());
        }
        return true;
    }

    /** Empty if there is no such thing. */
    private Optional<JsonNode> get(String path) {
        URI uri = URI.create(settings.url().toString().replaceAll("/+$", "") + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(settings.timeout()).header("Accept", TYPE);
        if (settings.user() != null) {
            request.header("Authorization", "Basic " + basic(settings.user() + ":" + settings.password()));
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() == 404 && isNotFound(answer.body())) {
                return Optional.empty();
            }
            if (answer.statusCode() != 200) {
                throw new RegistryAwayException("the schema registry at " + settings.url() + " answers "
                        + answer.statusCode() + " to GET " + path);
            }
            return Optional.of(json.readTree(answer.body()));
        } catch (IOException e) {
            throw new RegistryAwayException("the schema registry at " + settings.url() + " does not answer ("
                    + e.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryAwayException("interrupted while the schema registry was asked");
        }
    }

    /** Whether the registry knows of no such schema or version; any other server says 404 in words of its own. */
    private boolean isNotFound(byte[] body) throws IOException {
        return json.readTree(body).path("error_code").asInt() / 100 == 404;
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String basic(String credentials) {
        return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
