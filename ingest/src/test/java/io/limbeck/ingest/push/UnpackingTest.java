package io.limbeck.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.ingest.push.Parcel.Contents;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UnpackingTest {
    private final Unpacking unpacking = new Unpacking();

    @Test
    void aBodyIsOneRecordUnlessItSaysOtherwise() {
        assertThat(texts("{\"text\":\"a\"}", null)).containsExactly("{\"text\":\"a\"}");
        assertThat(texts("[2026-01-01] disk full", null)).containsExactly("[2026-01-01] disk full");
        assertThat(texts("a\nb\n", "text/plain")).containsExactly("a\nb\n");
        assertThat(texts("[{}]", "text/plain")).containsExactly("[{}]");
        assertThat(contents("hello", "text/plain; charset=utf-8").contentType()).contains("text/plain; charset=utf-8");
    }

    @Test
    void whatClientsSayOfThemselvesIsNoContentType() {
        assertThat(contents("hello", "application/x-www-form-urlencoded").contentType())
                .isEmpty();
        assertThat(texts("[{}, {}]", "application/x-www-form-urlencoded")).containsExactly("{}", "{}");
    }

    @Test
    void aListIsManyRecordsByteForByte() {
        assertThat(texts(" [ {\"a\" : 1.50} ,\n\"x]\", [1,[2]], 7 , null]", "application/json"))
                .containsExactly("{\"a\" : 1.50}", "\"x]\"", "[1,[2]]", "7", "null");
        assertThat(texts("[]", "application/json")).isEmpty();
        assertThat(contents("[{}]", "application/json").many()).isTrue();
    }

    @Test
    void linesAreManyRecordsAndEmptyOnesAreNone() {
        assertThat(texts("{\"a\":1}\r\n\n  \n{\"b\":2}", "application/x-ndjson"))
                .containsExactly("{\"a\":1}\r", "{\"b\":2}");
        assertThat(contents("", "application/jsonl").many()).isTrue();
    }

    @Test
    void aListThatIsNoneIsRefusedWithoutBeingQuoted() {
        for (String body : new String[] {"[{\"name\":\"Jane Doe\"}", "[Jane Doe]", "[{}] Jane Doe", "[", "[{},]"}) {
            String message = unpacking
                    .unpack(body.getBytes(UTF_8), "application/json")
                    .fold(contents -> "unpacked " + contents.values().size(), problem -> problem);
            assertThat(message).as(body).doesNotContain("unpacked").doesNotContain("Jane");
        }
    }

    @Test
    void moreRecordsThanCanBeAnsweredAreRefused() {
        String lines = "{}\n".repeat(Unpacking.MOST_RECORDS);
        String list = "[" + "{},".repeat(Unpacking.MOST_RECORDS) + "{}]";

        assertThat(texts(lines, "application/x-ndjson")).hasSize(Unpacking.MOST_RECORDS);
        assertThat(problem(lines + "{}", "application/x-ndjson")).contains("at most");
        assertThat(problem(list, "application/json")).contains("at most");
    }

    @Property
    void everyListComesApartIntoWhatItWasMadeOf(@ForAll @Size(max = 20) List<String> texts) {
        List<String> records = texts.stream()
                .map(text -> object().put("text", text).put(text, 1.25))
                .map(ObjectNode::toString)
                .toList();
        String list = records.stream().collect(Collectors.joining(" ,\n", "[", "]"));
        String lines = String.join("\n", records);

        assertThat(texts(list, "application/json")).isEqualTo(records);
        assertThat(texts(lines, "application/x-ndjson")).isEqualTo(records);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private List<String> texts(String body, String type) {
        return contents(body, type).values().stream()
                .map(value -> new String(value, UTF_8))
                .toList();
    }

    private Contents contents(String body, String type) {
        return unpacking
                .unpack(body.getBytes(UTF_8), type)
                .fold(Optional::of, problem -> Optional.<Contents>empty())
                .orElseThrow();
    }

    private String problem(String body, String type) {
        return unpacking.unpack(body.getBytes(UTF_8), type).fold(contents -> "", problem -> problem);
    }
}
