package io.limbeck.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.limbeck.cleaning.personal.Action;
import io.limbeck.cleaning.personal.PersonalDataSettings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanColumnsTest {
    private final Cleaner cleaner = Cleaner.of(new CleaningSettings(null, PersonalDataSettings.withKey("key")));

    @Test
    void numbersWordsAndMissingValuesAreToldApart() {
        Map<String, Object> row = new HashMap<>();
        row.put("a", "3.50");
        row.put("b", 7);
        row.put("c", "  north  ");
        row.put("d", "N/A");
        row.put("e", null);
        row.put("f", "01099");
        row.put("g", true);

        assertThat(cleaner.clean(row).columns())
                .containsEntry("a", 3.5)
                .containsEntry("b", 7.0)
                .containsEntry("c", "north")
                .containsEntry("d", null)
                .containsEntry("e", null)
                .containsEntry("f", "01099")
                .containsEntry("g", "true");
    }

    @Test
    void noColumnIsLeftOfARowThatIsDropped() {
        Cleaner dropping = Cleaner.of(new CleaningSettings(
                null, PersonalDataSettings.withKey("key").withActions(Map.of("EMAIL_ADDRESS", Action.DROP))));

        assertThat(dropping.clean(Map.of("note", "write to vera@example.org", "size", 3))
                        .isEmpty())
                .isTrue();
        assertThat(dropping.clean(Map.of("note", "write to nobody", "size", 3)).columns())
                .hasSize(2);
    }

    @Test
    void nobodysDataStaysInAWordANumberOrAColumnsName() {
        CleanColumns clean = cleaner.clean(Map.of(
                "note",
                "write to vera@example.org",
                "phone",
                13912345678L,
                "mobile_phone",
                "13912345678",
                "card of vera@example.org",
                4111111111111111.0));

        assertThat(clean.toString())
                .doesNotContain("vera")
                .doesNotContain("13912345678")
                .doesNotContain("1.3912345678")
                .doesNotContain("4111111111111111")
                .doesNotContain("4.11111111");
        assertThat(clean.redactions()).containsEntry("PHONE_NUMBER", 2).containsEntry("EMAIL_ADDRESS", 1);
        assertThat(clean.columns().get("phone")).isEqualTo(clean.columns().get("mobile_phone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"110101199003071006", "6228481234567890128", "+14153706275", "4111111111111111"})
    void numbersOfPeopleAreFoundInAllTheirDigits(String written) {
        Object word = cleaner.clean(Map.of("n", written)).columns().get("n");
        Map<String, Object> number =
                JsonColumns.of(JsonNodeFactory.instance.objectNode().put("n", new BigInteger(written)));

        assertThat((String) word).matches("<[A-Z_]+:[a-z.]+>");
        if (!written.startsWith("+")) {
            assertThat(cleaner.clean(number).columns()).containsEntry("n", word);
        }
    }

    @Test
    void numbersBeyondAllDigitsAreRead() {
        assertThat(cleaner.clean(Map.of("a", "1e-99999999999", "b", new BigDecimal("1e-999999999"), "c", "2e38"))
                        .columns())
                .isEqualTo(Map.of("a", 0.0, "b", 0.0, "c", 2e38));
    }

    @Test
    void amountsStayNumbers() {
        assertThat(cleaner.clean(Map.of("amount", 1234567.0, "population", "83240000", "ratio", "0.4446359999999"))
                        .columns())
                .containsEntry("amount", 1234567.0)
                .containsEntry("population", 83240000.0)
                .containsEntry("ratio", 0.4446359999999);
    }

    @Property(tries = 300)
    void cleaningWhatWasCleanedChangesNothing(@ForAll String name, @ForAll String word, @ForAll double number) {
        Map<String, Object> row = new HashMap<>();
        row.put(name, word);
        row.put("n" + name, number);

        Map<String, Object> once = cleaner.clean(row).columns();

        assertThat(cleaner.clean(once).columns()).isEqualTo(once);
    }

    @Test
    void nothingIsLeftOfARowWithoutValues() {
        assertThat(cleaner.clean(Map.of("a", "", "b", "NA")).isEmpty()).isTrue();
        assertThat(cleaner.clean(Map.of("a", "", "b", 0)).isEmpty()).isFalse();
        assertThat(Arrays.asList(cleaner.clean(Map.of("a", "?")).columns().get("a")))
                .containsOnlyNulls();
    }
}
