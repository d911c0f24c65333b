package io.limbeck.cleaning.personal.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers that the schemes' own descriptions give as examples. */
class ChecksTest {
    @ParameterizedTest
    @CsvSource({
        "luhn, 79927398713",
        "verhoeff, 2363",
        "iso7064-11-2, 07940",
        "iso7064-11-2, 11010519491231002X",
        "iso7064-11-10, 07945",
        "iso7064-37-36, A12425GABC1234002M",
        "iso7064-97-10, 79444",
        "iban, GB82WEST12345698765432",
        "iban, NL91ABNA0417164300",
        "iban, FR1420041010050500013M02606",
        "bitcoin-base58, 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "bitcoin-bech32, BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
        "bitcoin-bech32, bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "ipv6-shortened, ::1",
        "ipv6-shortened, 1:2:3::5:6:7:18",
        "iban-in-any-case, gb82west12345698765432",
        "mac, 00:00:5E:00:53:01",
        "vin, 1M8GDM9AXKP042788",
        "travel-document, L898902C36",
        "us-aba, 111000025",
        "us-ssn, 219099998",
        "us-npi, 1234567893",
        "us-dea, BB1388568",
        "ca-sin, 046454286",
        "uk-nhs, 9434765919",
        "uk-nino, QQ123456C",
        "uk-postcode, EC1A1BB",
        "de-pension, 65170839J003",
        "de-health, A123456780",
        "de-tax-id, 86095742719",
        "de-tax-id-issued, 86095742719",
        "de-vat, DE136695976",
        "de-plate, BAB1234",
        "de-lanr, 123456601",
        "es-nif, 12345678Z",
        "es-nif, X1234567L",
        "fi-hetu, 131052308T",
        "pl-pesel, 44051401359",
        "se-person, 8112189876",
        "se-person, 198112189876",
        "se-organisation, 5560160680",
        "tr-national-id, 10000000146",
        "it-fiscal-code, RSSMRA85T10A562S",
        "it-vat, 00743110157",
        "in-aadhaar, 234123412346",
        "in-gstin, 27AAPFU0939F1ZV",
        "au-abn, 51824753556",
        "au-acn, 004085616",
        "au-medicare, 2123456701",
        "au-tfn, 123456782",
        "kr-brn, 1208147521",
        "kr-rrn, 9710139019902",
        "kr-frn, 9710135019903",
        "th-tnin, 1234545678781",
        "sg-nric, S1234567D",
        "sg-uen, 00192200M",
        "sg-uen, 197401143C",
        "sg-uen, S16FC0121D",
        "ph-tin, 000123456",
        "cn-social-credit, 91110000600037341L",
        "hk-id, A123456(3)",
        "tw-id, A123456789",
    })
    void holdsForTheSchemesOwnExample(String name, String value) {
        assertThat(Checks.named(name).orElseThrow().holds(value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "us-ssn, 078051120",
        "us-ssn, 000123456",
        "us-ssn, 666123456",
        "us-ssn, 900123456",
        "us-ssn, 123006789",
        "us-ssn, 123450000",
        "us-npi, 3234567893",
        "ca-sin, 79927398713",
        "uk-nino, GB123456A",
        "uk-postcode, VA11AA",
        "de-plate, QQ1234",
        "de-pension, 65171339J003",
        "de-tax-id, 00000000000",
        "de-tax-id-issued, 12345678903",
        "fi-hetu, 310252308T",
        "pl-pesel, 44053301359",
        "se-person, 198113189876",
        "it-vat, 00000000000",
        "in-aadhaar, 123412341234",
        "th-tnin, 1594567890124",
        "ipv6-shortened, 11:2:3:4::5:6:7:8",
        "ipv6-shortened, a::b",
        "ipv6-shortened, 2001::DB8::1",
        "mac, 00:00:00:00:00:00",
        "mac, FF:FF:FF:FF:FF:FF",
        "vin, 11111111111111111",
        "iban, GB82west12345698765432",
        "iban, ZZ82WEST12345698765432",
        "bitcoin-bech32, bc1qw508d6qejxtdg4y5r3zarvary0c5XW7KV8F3T4",
    })
    void refusesWhatIsNeverIssued(String name, String value) {
        assertThat(Checks.named(name).orElseThrow().holds(value)).isFalse();
    }

    static Iterable<String> names() {
        return Checks.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesTextOfAnyLengthThatIsNoNumber(String name) {
        Check check = Checks.named(name).orElseThrow();
        for (int length = 0; length < 40; length++) {
            assertThat(check.holds("#".repeat(length)))
                    .as(length + " characters")
                    .isFalse();
        }
    }

    @Test
    void knowsNoOtherNames() {
        assertThat(Checks.named("no-such-check")).isEmpty();
    }
}
