package io.limbeck.cli.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.cli.Limbeck;
import io.limbeck.ingest.IngestService;
import io.limbeck.model.Content;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleDraft;
import io.limbeck.model.bundle.BundleDraft.Graph;
import io.limbeck.model.bundle.BundleWriter;
import io.limbeck.model.bundle.Precision;
import io.limbeck.model.bundle.Variant;
import io.limbeck.model.encode.EncoderFile;
import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.model.encode.Features;
import io.limbeck.model.encode.GraphInputs;
import io.limbeck.model.session.OnnxClassifier;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.model.store.KafkaModelStore;
import io.limbeck.model.store.ModelDraft;
import io.limbeck.model.store.Promotion;
import io.limbeck.runtime.settings.SettingsSources;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Label;
import io.limbeck.schemas.Record;
import io.limbeck.scorer.ScorerService;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Training and serving read the same: whichever door a record comes through, a model is given the same bytes. */
@ExtendWith(KafkaBroker.class)
class DoorsIT {
    private static final String KEY = "a key for tests, long enough to be one";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TEXTS = List.of(
            "Where is my parcel?",
            "ｗｈｅｒｅ　ｉｓ order ４２ of vera@example.org &amp; Co <b>now</b>",
            "call +44 20 7946 0958\u200b or 13912345678, card 4111 1111 1111 1111",
            "退款什么时候到账？ 我的电话是１３９１２３４５６７８",
            "na\u0131ve caf\u00e9 vs cafe\u0301 \ud83d\ude42 https://example.org/a?b=c",
            "line one\r\nline two\tand a tab");

    @TempDir
    Path folder;

    @Test
    void textGivesAModelTheSameBytesThroughEveryDoor(KafkaFixture kafka) throws Exception {
        kafka.createTopics();
        LimbeckSettings settings = settings(kafka, "modality=text");
        Bundle bundle = train(kafka, "modality=text", "text,label\nparcel late,delivery\nmoney back,refund\n");
        List<ObjectNode> rows = TEXTS.stream()
                .map(text -> JSON.createObjectNode().put("text", text))
                .toList();

        Map<String, Content> imported = imported(kafka, "modality=text", rows);
        Map<String, Content> ingested = ingested(kafka, settings, rows);

        assertThat(ingested).hasSize(TEXTS.size());
        Map<String, String> input = bytes(bundle, ingested);
        assertThat(input).isEqualTo(bytes(bundle, imported));
        assertThat(input.values()).doesNotHaveDuplicates();
        // What leaves the other doors is an answer: equal to the last bit where the input was.
        Map<String, JsonNode> expected = answers(bundle, ingested);
        assertThat(scored(kafka, bundle, rows)).isEqualTo(expected);
        assertThat(predicted(settings, bundle, rows)).isEqualTo(expected);
    }

    @Test
    void tableGivesAModelTheSameBytesThroughEveryDoor(KafkaFixture kafka) throws Exception {
        kafka.createTopics();
        String table = "modality=tabular";
        LimbeckSettings settings = settings(kafka, table);
        Bundle bundle = train(kafka, table, "amount,country,phone,label\n3,DE,1,good\n40,FR,2,bad\n");
        List<ObjectNode> rows = List.of(
                columns("{\"amount\": 3.50, \"country\": \" DE \", \"phone\": 13912345678}"),
                columns("{\"amount\": \"3.5e1\", \"country\": \"ＦＲ\", \"phone\": null}"),
                columns("{\"amount\": \"n/a\", \"country\": \"vera@example.org\", \"phone\": \"1.5\"}"),
                columns("{\"amount\": 99999, \"country\": \"US\"}"));

        Map<String, Content> imported = imported(kafka, table, rows);
        Map<String, Content> ingested = ingested(kafka, settings, rows);

        assertThat(ingested).hasSize(rows.size());
        assertThat(bytes(bundle, ingested)).isEqualTo(bytes(bundle, imported));
        Map<String, JsonNode> expected = answers(bundle, ingested);
        assertThat(scored(kafka, bundle, rows)).isEqualTo(expected);
        assertThat(predicted(settings, bundle, rows)).isEqualTo(expected);
    }

    private static ObjectNode columns(String json) throws IOException {
        return JSON.createObjectNode().set("columns", JSON.readTree(json));
    }

    private LimbeckSettings settings(KafkaFixture kafka, String more) {
        List<String> sets = new ArrayList<>(List.of(
                "kafka.bootstrap.servers=" + kafka.bootstrapServers(),
                "admin.ingest=0",
                "admin.scorer=0",
                "scorer.port=0",
                "ingest.push.port=0"));
        sets.addAll(common(kafka, more));
        return new SettingsSources(Optional.empty(), Map.of(), sets).read(LimbeckSettings.class);
    }

    private List<String> common(KafkaFixture kafka, String more) {
        return List.of("task=" + kafka.task(), "dataDir=" + folder, "ingest.pii.key=" + KEY, more);
    }

    /** A bundle of one graph: of two, each process would serve the one that is faster there. */
    private Bundle train(KafkaFixture kafka, String more, String csv) throws Exception {
        String[] lines = csv.split("\n", -1);
        StringBuilder file = new StringBuilder(lines[0]).append('\n');
        for (int i = 0; i < 60; i++) {
            // A word more to each, so that not all of them stand in one part of the split.
            String[] cells = lines[1 + i % 2].split(",", 2);
            String word = anotherWord(more, i);
            file.append(cells[0]).append(word).append(',').append(cells[1]).append('\n');
        }
        Files.writeString(folder.resolve("train.csv"), file);
        limbeck(
                kafka,
                more,
                "",
                "train",
                "--quiet",
                "--data",
                folder.resolve("train.csv").toString(),
                "--out",
                folder.resolve("trained").toString(),
                "--set",
                "trainer.teacher.encoder=none");
        Bundle trained = Bundle.open(folder.resolve("trained"));
        Variant variant = trained.description().variant(Precision.FP32).orElseThrow();
        float[][] logits = trained.goldens().logits().get(Precision.FP32).stream()
                .map(DoorsIT::floats)
                .toArray(float[][]::new);
        return BundleWriter.write(
                new BundleDraft(
                        trained.description().architecture(),
                        trained.description().modality(),
                        trained.description().labels(),
                        trained.description().cleaningVersion(),
                        false,
                        Map.of(),
                        Map.of("encoder.json", trained.encoder()),
                        trained.goldens().contents(),
                        List.of(new Graph(variant, Files.readAllBytes(trained.graph(variant)), logits))),
                folder.resolve("served"));
    }

    private static String anotherWord(String more, int row) {
        return more.endsWith("text") ? " " + (char) ('a' + row % 26) + (char) ('a' + row / 2) : "";
    }

    private static float[] floats(List<Float> row) {
        float[] floats = new float[row.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = row.get(i);
        }
        return floats;
    }

    /** By id, what {@code labels import} wrote. */
    private Map<String, Content> imported(KafkaFixture kafka, String more, List<ObjectNode> rows) throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            lines.add(message(rows.get(i), i).put("label", "any").toString());
        }
        Path file = Files.write(folder.resolve("labels.jsonl"), lines);
        limbeck(kafka, more, "", "labels", "import", file.toString(), "--bootstrap-server", kafka.bootstrapServers());
        AvroCodec<Label> codec = AvroCodec.of(Label.class);
        Map<String, Content> contents = new TreeMap<>();
        kafka.read(kafka.topics().labels(), rows.size()).forEach(message -> {
            Label label = codec.decode(message.value());
            contents.put(label.getId(), Content.of(label.getRecord()));
        });
        return contents;
    }

    /** By id, what ingest made of messages in {@code raw}. */
    private static Map<String, Content> ingested(KafkaFixture kafka, LimbeckSettings settings, List<ObjectNode> rows) {
        for (int i = 0; i < rows.size(); i++) {
            String message = message(rows.get(i), i).toString();
            kafka.send(kafka.topics().raw(), "r" + i, message.getBytes(UTF_8));
        }
        AvroCodec<Record> codec = AvroCodec.of(Record.class);
        Map<String, Content> contents = new TreeMap<>();
        try (ServiceHost<IngestService> ingest = new ServiceFactory(settings, settings.cleaner()).ingest()) {
            ingest.start();
            kafka.read(kafka.topics().records(), rows.size()).forEach(message -> {
                Record record = codec.decode(message.value());
                contents.put(record.getId(), Content.of(record));
            });
        }
        return contents;
    }

    /** In a message a row's columns stand beside its id. */
    private static ObjectNode message(ObjectNode row, int number) {
        ObjectNode fields = (ObjectNode) (row.has("columns") ? row.get("columns") : row);
        return fields.deepCopy().put("id", "r" + number);
    }

    /** The ids and weights that a graph is given, in hexadecimal. */
    private static Map<String, String> bytes(Bundle bundle, Map<String, Content> contents) throws Exception {
        FeatureEncoder encoder = EncoderFile.read(bundle.encoder());
        Map<String, String> bytes = new TreeMap<>();
        contents.forEach((id, content) -> {
            List<Features> features = encoder.features(List.of(content));
            GraphInputs input =
                    GraphInputs.of(features, GraphInputs.width(features.get(0).size()));
            ByteBuffer buffer = ByteBuffer.allocate(12 * input.width());
            buffer.asLongBuffer().put(input.integers().get(Features.IDS));
            buffer.position(8 * input.width())
                    .slice()
                    .asFloatBuffer()
                    .put(input.floats().get(Features.WEIGHTS));
            bytes.put(id, HexFormat.of().formatHex(buffer.array()));
        });
        return bytes;
    }

    /** By id, the probabilities that a model answers with. */
    private static Map<String, JsonNode> answers(Bundle bundle, Map<String, Content> contents) throws Exception {
        Map<String, JsonNode> answers = new TreeMap<>();
        try (OnnxClassifier model = OnnxClassifier.load(bundle, 0, SessionSettings.defaults())) {
            contents.forEach((id, content) -> {
                double[] probabilities = model.score(List.of(content)).get(0).probabilities();
                ObjectNode scores = JSON.createObjectNode();
                for (int i = 0; i < probabilities.length; i++) {
                    scores.put(model.labels().get(i), probabilities[i]);
                }
                answers.put(id, scores);
            });
        }
        return answers;
    }

    private Map<String, JsonNode> scored(KafkaFixture kafka, Bundle bundle, List<ObjectNode> rows) throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            lines.add(rows.get(i).deepCopy().put("id", "r" + i).toString());
        }
        String out = limbeck(
                kafka,
                "modality=" + bundle.description().modality().name().toLowerCase(Locale.ROOT),
                String.join("\n", lines) + "\n",
                "score",
                "--model",
                folder.resolve("served").toString());
        Map<String, JsonNode> answers = new TreeMap<>();
        for (String line : out.strip().split("\\R", -1)) {
            JsonNode answer = JSON.readTree(line);
            answers.put(answer.path("id").asText(), answer.path("scores"));
        }
        return answers;
    }

    private Map<String, JsonNode> predicted(LimbeckSettings settings, Bundle bundle, List<ObjectNode> rows)
            throws Exception {
        try (KafkaModelStore store =
                new KafkaModelStore(settings.kafka().client(), settings.topicCatalogue(), Clock.systemUTC())) {
            store.publish(
                    new ModelDraft(
                            null, "FIRST", Map.of(), Map.of(), List.of(), new ModelDraft.LabelSet(Map.of(), 0, "", "")),
                    bundle,
                    Promotion.over(null, "test"));
        }
        Map<String, JsonNode> answers = new TreeMap<>();
        try (ServiceHost<ScorerService> scorer = new ServiceFactory(settings, settings.cleaner()).scorer()) {
            scorer.start();
            await().atMost(KafkaFixture.PATIENCE).until(() -> scorer.notReady().isEmpty());
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(scorer.service().url() + "/predict"))
                                    .POST(HttpRequest.BodyPublishers.ofString(rows.toString()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            JsonNode predictions = JSON.readTree(response.body());
            for (int i = 0; i < rows.size(); i++) {
                answers.put("r" + i, predictions.get(i).path("scores"));
            }
        }
        return answers;
    }

    private String limbeck(KafkaFixture kafka, String more, String in, String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        for (String set : common(kafka, more)) {
            all.addAll(List.of("--set", set));
        }
        StringWriter out = new StringWriter();
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(in.getBytes(UTF_8)));
        try {
            int code = Limbeck.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(out, true))
                    .execute(all.toArray(String[]::new));
            assertThat(code).as(out.toString()).isZero();
        } finally {
            System.setIn(before);
        }
        return out.toString();
    }
}
