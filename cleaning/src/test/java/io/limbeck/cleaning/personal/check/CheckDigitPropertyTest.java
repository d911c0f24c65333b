package io.limbeck.cleaning.personal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CheckDigitPropertyTest {
    /** Schemes whose description promises to find every single changed digit, each with one of its numbers. */
    private static final Map<String, String> SCHEMES = Map.ofEntries(
            Map.entry("luhn", "79927398713"),
            Map.entry("verhoeff", "2363"),
            Map.entry("iso7064-11-2", "11010519491231002X"),
            Map.entry("iso7064-11-10", "07945"),
            Map.entry("iso7064-37-36", "A12425GABC1234002M"),
            Map.entry("iso7064-97-10", "79444"),
            Map.entry("iban", "GB82WEST12345698765432"),
            Map.entry("bitcoin-base58", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
            Map.entry("bitcoin-bech32", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
            Map.entry("us-aba", "111000025"),
            Map.entry("us-npi", "1234567893"),
            Map.entry("ca-sin", "046454286"),
            Map.entry("uk-nhs", "9434765919"),
            Map.entry("de-tax-id", "86095742719"),
            Map.entry("pl-pesel", "44051401359"),
            Map.entry("in-aadhaar", "234123412346"),
            Map.entry("au-abn", "51824753556"),
            Map.entry("au-tfn", "123456782"),
            Map.entry("es-nif", "12345678Z"),
            Map.entry("fi-hetu", "131052308T"),
            Map.entry("sg-nric", "S1234567D"),
            Map.entry("cn-social-credit", "91110000600037341L"),
            Map.entry("hk-id", "A1234563"),
            Map.entry("tr-national-id", "10000000146"));

    @Property
    void noSchemeMissesAChangedDigit(
            @ForAll("schemes") String scheme,
            @ForAll @IntRange(max = 63) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        String value = SCHEMES.get(scheme);
        Assume.that(place < value.length() && Character.isDigit(value.charAt(place)));
        char changed = (char) ('0' + (value.charAt(place) - '0' + by) % 10);
        assertThat(Checks.named(scheme)
                        .orElseThrow()
                        .holds(value.substring(0, place) + changed + value.substring(place + 1)))
                .as(scheme + " at " + place)
                .isFalse();
    }

    @Property
    void noCheckFailsOnAnyText(@ForAll("checks") String name, @ForAll String value) {
        assertThat(Checks.named(name).orElseThrow().holds(value)).isIn(true, false);
    }

    @Property
    void noCheckFailsOnLettersAndDigits(@ForAll("checks") String name, @ForAll("codes") String value) {
        assertThat(Checks.named(name).orElseThrow().holds(value)).isIn(true, false);
    }

    @Provide
    Arbitrary<String> schemes() {
        return Arbitraries.of(SCHEMES.keySet());
    }

    @Provide
    Arbitrary<String> checks() {
        return Arbitraries.of(Checks.names());
    }

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.strings()
                .withCharRange('0', '9')
                .withCharRange('A', 'Z')
                .withChars(':')
                .ofMaxLength(40);
    }
}
