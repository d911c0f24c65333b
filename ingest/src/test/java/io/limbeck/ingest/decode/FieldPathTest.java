package io.limbeck.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {
    private static final JsonNode MESSAGE = json("""
            {"a": {"b": "ab", "c.d": "dotted", "0": "zero", "n": null},
             "list": [{"t": "one"}, {"t": "two", "in": [1, 2]}, "three", {"in": [3]}],
             "deep": [["p", "q"], [], ["r"]], "/": "slash", "~": "tilde", "": "nameless"}""");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.b            | a.b=ab",
                "list[0].t      | list[0].t=one",
                "list[2]        | list[2]=three",
                "list[*].t      | list[0].t=one, list[1].t=two",
                "list[*].in[*]  | list[1].in[0]=1, list[1].in[1]=2, list[3].in[0]=3",
                "deep[*][*]     | deep[0][0]=p, deep[0][1]=q, deep[2][0]=r",
                "deep[2][0]     | deep[2][0]=r",
                "/a/c.d         | a.c.d=dotted",
                "/list/1/t      | list[1].t=two",
                "/a/0           | a.0=zero",
                "/~1            | /=slash",
                "/~0            | ~=tilde",
                "a.n            | ''",
                "a.b.c          | ''",
                "a[0]           | ''",
                "list.t         | ''",
                "list[9].t      | ''",
                "nowhere        | ''",
            })
    void findsWhatStandsThere(String path, String found) {
        List<String> values = new ArrayList<>();

        FieldPath.of(path).each(MESSAGE, (at, node) -> values.add(at + "=" + node.asText()));

        assertThat(String.join(", ", values)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".a", "a.", "a..b", "a[", "a[]", "a[x]", "a[0", "a[-1]", "a]b", "a[0]b", "[*"})
    void refusesWhatIsNoPath(String path) {
        assertThatThrownBy(() -> FieldPath.of(path)).isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
