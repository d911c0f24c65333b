package io.limbeck.scorer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.model.Content.TextContent;
import io.limbeck.schemas.Decision;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Tombstone;
import io.limbeck.schemas.Topics;
import io.limbeck.scorer.inference.Outcome.Answered;
import io.limbeck.scorer.route.Exploration;
import io.limbeck.scorer.route.Router;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComposerTest {
    private static final Topics TOPICS = Topics.of("tickets", 4);
    private static final KeywordClassifier MODEL = KeywordClassifier.of(7);

    private final Tally tally = new Tally();

    @Test
    void writesPredictionsThatAPersonCanRead() throws Exception {
        List<Outgoing> messages = settle("good", false);

        assertThat(messages).singleElement().satisfies(message -> {
            assertThat(message.topic()).isEqualTo("tickets.predictions");
            assertThat(message.partition()).isEqualTo(3);
        });
        JsonNode json = new ObjectMapper().readTree(messages.get(0).value());
        assertThat(json)
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"id\": \"r1\", \"key\": null,"
                                + " \"origin\": {\"topic\": \"raw\", \"partition\": 3, \"offset\": 9},"
                                + " \"label\": \"good\", \"confidence\": 0.9, \"scores\": {\"bad\": 0.1, \"good\": 0.9},"
                                + " \"modelVersion\": 7, \"decision\": \"ACCEPTED\","
                                + " \"eventTime\": \"1970-01-01T00:00:00Z\","
                                + " \"predictedAt\": \"2026-01-02T03:04:05.678Z\"}"));
        assertThat(tally.predictions).containsEntry(Decision.ACCEPTED, 1).hasSize(1);
    }

    @Test
    void carriesTheTextOnlyWhereItIsAskedFor() throws Exception {
        assertThat(new ObjectMapper()
                        .readTree(settle("good", true).get(0).value())
                        .get("text")
                        .asText())
                .isEqualTo("good");
        assertThat(new String(settle("good one", false).get(0).value(), StandardCharsets.UTF_8))
                .doesNotContain("good one");
    }

    @Test
    void asksForReviewBesideTheUncertainPrediction() {
        assertThat(settle("who knows", false))
                .extracting(Outgoing::topic)
                .containsExactly("tickets.predictions", "tickets.review-requests");
    }

    @Test
    void passesATombstoneOnAndTakesBackWhatWasAsked() {
        Tombstone tombstone = new Tombstone("r1", new Origin("tickets.raw", 3, 9L));

        List<Outgoing> messages =
                composer(false).settleOther(new Read(3, 5, 0, new byte[] {1}, null, tombstone, null), tally);

        assertThat(messages).extracting(Outgoing::value).containsOnlyNulls();
        assertThat(messages.get(0).topic()).isEqualTo("tickets.predictions");
        assertThat(messages.get(0).partition()).isEqualTo(3);
        assertThat(messages.get(0).key()).containsExactly(1);
        assertThat(Tombstone.read(
                        messages.get(0).headers().get("limbeck-id"),
                        messages.get(0).headers().get("limbeck-origin")))
                .contains(tombstone);
        assertThat(messages.get(1).topic()).isEqualTo("tickets.review-requests");
        assertThat(messages.get(1).key()).asString(StandardCharsets.UTF_8).isEqualTo("r1");
    }

    @Test
    void countsEveryRecordOnce() {
        settle("good", false);
        settle("who knows", false);
        composer(false).settleOther(new Read(0, 1, 0, null, null, null, "EMPTY"), tally);
        composer(false)
                .settleOther(
                        new Read(0, 2, 0, null, null, new Tombstone("r1", new Origin("tickets.raw", 0, 2L)), null),
                        tally);

        int predictions =
                tally.predictions.values().stream().mapToInt(Integer::intValue).sum();
        int deadLetters =
                tally.deadLetters.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(tally.records).isEqualTo(4).isEqualTo(predictions + deadLetters + tally.deletes);
    }

    private List<Outgoing> settle(String text, boolean includeText) {
        Read read = new Read(3, 5, 0, null, ScorerBench.record("r1", text, 3, 9), null, null);
        return composer(includeText)
                .settle(
                        read,
                        MODEL,
                        new Answered(MODEL.score(List.of(new TextContent(text))).get(0)),
                        tally);
    }

    private static Composer composer(boolean includeText) {
        return new Composer(
                TOPICS,
                new Router(new Exploration("tickets", 0)),
                PredictionCodec.of(ScorerSettings.Format.JSON),
                includeText,
                Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC));
    }
}
