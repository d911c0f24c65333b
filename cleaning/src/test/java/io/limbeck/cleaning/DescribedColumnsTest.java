package io.limbeck.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cleaning.numbers.ColumnSettings;
import io.limbeck.cleaning.personal.PersonalDataSettings;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DescribedColumnsTest {
    private final Cleaner cleaner = cleaner(Map.of(
            "price", new ColumnSettings(null, ColumnSettings.Type.NUMBER, "de", Map.of("€", 1.0), List.of("k. A.")),
            "kind", ColumnSettings.of(ColumnSettings.Type.CATEGORY),
            "note", ColumnSettings.of(ColumnSettings.Type.TEXT)));

    @Test
    void bringsEachColumnToItsType() {
        CleanColumns row = cleaner.clean(Map.of(
                "price",
                "1.234,50 €",
                "kind",
                "  Chair\u200B ",
                "note",
                "<b>very</b> good &amp; cheap",
                "left",
                "behind"));

        assertThat(row.columns()).isEqualTo(Map.of("price", 1234.5, "kind", "Chair", "note", "very good & cheap"));
        assertThat(row.unreadable()).isEmpty();
        assertThat(row.isEmpty()).isFalse();
    }

    @Test
    void whatIsMissingIsNullHoweverItIsWritten() {
        for (Object missing : new Object[] {"", "  ", "K. A.", null, Double.NaN}) {
            Map<String, Object> row = new HashMap<>();
            row.put("price", missing);

            assertThat(cleaner.clean(row).columns())
                    .containsEntry("price", null)
                    .containsEntry("kind", null);
            assertThat(cleaner.clean(row).unreadable()).isEmpty();
            assertThat(cleaner.clean(row).isEmpty()).isTrue();
        }
        assertThat(cleaner.clean(Map.of("kind", "N/A")).isEmpty()).isTrue();
    }

    @Test
    void numbersAndTruthsOfMessagesAreTakenAsTheyAre() {
        assertThat(cleaner.clean(Map.of("price", 12.5, "kind", 3)).columns())
                .containsEntry("price", 12.5)
                .containsEntry("kind", "3");
        assertThat(cleaner.clean(Map.of("price", true, "kind", false)).columns())
                .containsEntry("price", 1.0)
                .containsEntry("kind", "false");
        assertThat(cleaner.clean(Map.of("price", new BigDecimal("1e999"))).unreadable())
                .containsExactly("price");
    }

    @Test
    void readsANumberOfABillionDecimalsWithoutWritingThemAll() {
        assertThat(cleaner.clean(
                                Map.of("price", new BigDecimal("1e-999999999"), "kind", new BigDecimal("1e-999999999")))
                        .columns())
                .containsEntry("price", 0.0)
                .containsEntry("kind", "1E-999999999");
    }

    @Test
    void namesTheColumnsThatShouldHaveBeenNumbers() {
        assertThat(cleaner.clean(Map.of("price", "12.50 €")).unreadable()).containsExactly("price");
    }

    @Test
    void personalDataStandsInNoColumn() {
        CleanColumns row =
                cleaner.clean(Map.of("price", 13800138000L, "kind", "13800138000", "note", "ask ann@example.org"));

        assertThat(row.columns().get("price")).isNull();
        assertThat((String) row.columns().get("kind")).startsWith("<PHONE_NUMBER:");
        assertThat((String) row.columns().get("note")).startsWith("ask <EMAIL_ADDRESS:");
        assertThat(row.redactions()).isEqualTo(Map.of("PHONE_NUMBER", 2, "EMAIL_ADDRESS", 1));
        assertThat(cleaner.clean(Map.of("price", "4111 1111 1111 1111"))
                        .columns()
                        .get("price"))
                .isNull();
    }

    @Test
    void anotherColumnIsAnotherVersion() {
        Cleaner other = cleaner(Map.of("price", ColumnSettings.of(ColumnSettings.Type.NUMBER)));

        assertThat(other.version()).isNotEqualTo(cleaner.version());
        assertThat(cleaner(Map.of("price", ColumnSettings.of(ColumnSettings.Type.NUMBER)))
                        .version())
                .isEqualTo(other.version());
    }

    private static Cleaner cleaner(Map<String, ColumnSettings> columns) {
        return Cleaner.of(new CleaningSettings(null, PersonalDataSettings.withKey("a key for tests"), columns, null));
    }
}
