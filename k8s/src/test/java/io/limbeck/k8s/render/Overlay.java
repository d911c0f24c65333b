package io.limbeck.k8s.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One overlay as Kubernetes would be given it.
 *
 * @param name of its folder under {@code k8s/overlays}
 * @param objects in the order in which they were rendered
 */
public record Overlay(String name, List<JsonNode> objects) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<String, Overlay> RENDERED = new ConcurrentHashMap<>();

    /** Every overlay there is. */
    public static Stream<Overlay> all() throws IOException {
        try (Stream<Path> folders = Files.list(folder().resolve("overlays"))) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream()
                    .map(Overlay::named);
        }
    }

    public static Overlay named(String name) {
        return RENDERED.computeIfAbsent(name, Overlay::render);
    }

    /** The folder {@code k8s}. */
    public static Path folder() {
        return Path.of("").toAbsolutePath();
    }

    /** The objects of one kind. */
    public List<JsonNode> of(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    /** The object of that kind and name, as it was written: without the hash that kustomize appends. */
    public JsonNode the(String kind, String name) {
        return of(kind).stream()
                .filter(object -> object.at("/metadata/name").asText().matches(name + "(-[a-z0-9]{10})?"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this.name + " has no " + kind + " " + name));
    }

    /** What makes pods. */
    public List<JsonNode> workloads() {
        return objects.stream()
                .filter(object -> object.at("/spec/template/spec").isObject())
                .toList();
    }

    /** The templates of all pods. */
    public List<JsonNode> pods() {
        return workloads().stream()
                .map(workload -> workload.at("/spec/template"))
                .toList();
    }

    /** The containers of all pods, initial ones too. */
    public List<JsonNode> containers() {
        return pods().stream()
                .flatMap(pod -> Stream.of("initContainers", "containers")
                        .flatMap(field -> stream(pod.at("/spec").path(field))))
                .toList();
    }

    /** The pod templates that carry all of {@code labels}. */
    public List<JsonNode> podsWith(JsonNode labels) {
        return pods().stream()
                .filter(pod -> labels.properties().stream()
                        .allMatch(label -> label.getValue()
                                .equals(pod.at("/metadata/labels").path(label.getKey()))))
                .toList();
    }

    public static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Overlay render(String name) {
        try (var documents = YAML.readerFor(JsonNode.class)
                .<JsonNode>readValues(
                        Kustomize.render(folder().resolve("overlays").resolve(name)))) {
            List<JsonNode> objects = new ArrayList<>();
            documents.forEachRemaining(objects::add);
            return new Overlay(name, List.copyOf(objects));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
