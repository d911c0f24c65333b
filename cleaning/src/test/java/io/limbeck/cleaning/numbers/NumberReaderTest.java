package io.limbeck.cleaning.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberReaderTest {
    private static final Map<String, Double> UNITS = Map.of("kg", 1.0, "g", 0.001, "€", 1.0, "EUR", 1.0, "m²", 1.0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "en | 1234.5        | 1234.5",
                "en | 1,234.5       | 1234.5",
                "en | 1,234,567     | 1234567",
                "en | 12,34,567.5   | 1234567.5",
                "en | 1 234.5       | 1234.5",
                "en | 1'234.5       | 1234.5",
                "en | .5            | 0.5",
                "en | -€ 12         | -12",
                "en | €-12.50       | -12.5",
                "en | \u221212      | -12",
                "en | +3e2          | 300",
                "en | 3E-2          | 0.03",
                "en | 12 %          | 0.12",
                "en | 7%            | 0.07",
                "en | 5 \u2030      | 0.005",
                "en | 500 g         | 0.5",
                "en | 500g          | 0.5",
                "en | 3 m2          | 3",
                "en | \u0661\u0662  | 12",
                "en | 0001          | 1",
                "de | 1.234,56      | 1234.56",
                "de | 1.234.567     | 1234567",
                "de | 1.234         | 1234",
                "de | 12,5 EUR      | 12.5",
                "de | EUR 12,5      | 12.5",
                "fr | 1\u202F234,5  | 1234.5",
            })
    void readsNumbersAsTheyAreWritten(String locale, String text, double number) {
        assertThat(reader(locale).read(text)).contains(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "en | 1,5",
                "en | 1,23",
                "en | 1.234.5",
                "en | 1,2345",
                "en | 1,234 567",
                "en | 12 lb",
                "en | € 12 EUR",
                "en | --12",
                "en | 12-",
                "en | 1.",
                "en | twelve",
                "en | 1e9999",
                "en | 1e999",
                "de | 1.5",
                "de | 1,2,3",
                "en | 2026-01-31",
                "en | 1 2",
            })
    void readsNothingThatCouldMeanSomethingElse(String locale, String text) {
        assertThat(reader(locale).read(text)).isEmpty();
    }

    @Property
    void readsWhatItsLanguageWrites(@ForAll int number, @ForAll boolean german) {
        Locale locale = german ? Locale.GERMANY : Locale.ENGLISH;

        assertThat(reader(locale.toLanguageTag()).read(String.format(locale, "%,d", number)))
                .contains((double) number);
        assertThat(reader(locale.toLanguageTag()).read(String.format(locale, "%,.3f", number / 1000.0)))
                .contains(number / 1000.0);
    }

    @Property
    void answersWhateverTheText(@ForAll String text) {
        assertThat(reader("en").read(text)).isNotNull();
    }

    @Test
    void refusesSettingsThatCannotBe() {
        assertThatThrownBy(() -> new ColumnSettings(null, null, null, null, null))
                .hasMessageContaining("type must be");
        assertThatThrownBy(() -> new ColumnSettings(null, ColumnSettings.Type.NUMBER, "no locale", null, null))
                .hasMessageContaining("locale must be");
        assertThatThrownBy(() -> new ColumnSettings(null, ColumnSettings.Type.NUMBER, null, Map.of("x", 0.0), null))
                .hasMessageContaining("multiply by 0");
    }

    private static NumberReader reader(String locale) {
        return new NumberReader(new ColumnSettings(null, ColumnSettings.Type.NUMBER, locale, UNITS, null));
    }
}
