package io.limbeck.cleaning.personal.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.limbeck.cleaning.personal.KeyedHash;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurrogatesTest {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private final Surrogates surrogates = under("a key for tests");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+8613800138000", "+861062345678", "+14155550132", "+442079460018", "+447911123456", "+4930901820",
                "+491711234567", "+33140205050", "+33612345678", "+61291234567", "+390669812345", "+819012345678",
                "+525512345678", "+5491123456789", "+6591234567", "+97455123456"
            })
    void keepsAPhoneNumbersCountryAndValidity(String value) throws NumberParseException {
        PhoneNumber original = PHONES.parse(value, null);

        String surrogate = surrogate("PHONE_NUMBER", value, value);

        PhoneNumber other = PHONES.parse(surrogate, null);
        assertThat(surrogate).isNotEqualTo(value);
        assertThat(PHONES.isValidNumber(other)).as(surrogate).isTrue();
        assertThat(other.getCountryCode()).isEqualTo(original.getCountryCode());
        assertThat(PHONES.getRegionCodeForNumber(other)).isEqualTo(PHONES.getRegionCodeForNumber(original));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+14155551234 | (415) 555-1234 | \\(\\d{3}\\) 555-01\\d\\d",
                "+442079461234 | +44 (0)20 7946 1234 | \\+44 \\(0\\)\\d\\d \\d{4} \\d{4}",
                "+447911123456 | 07911 123456 | 07\\d{3} \\d{6}",
                "+33140205050 | 01 40 20 50 50 | 0\\d( \\d\\d){4}",
                "+8613800138000 | 138-0013-8000 | 138-\\d{4}-\\d{4}",
                "+491711234567 | 0171 1234567 | 0171 39200\\d\\d",
                "+493012345678 | +49 30 12345678 ext. 12 | \\+49 .*"
            })
    void writesAPhoneNumberAsItWasAndPrefersThoseKeptForFiction(String value, String written, String form) {
        assertThat(surrogate("PHONE_NUMBER", value, written)).matches(form).isNotEqualTo(written);
    }

    @Test
    void givesAddressesOfDomainsThatAreNobodys() {
        assertThat(surrogate("EMAIL_ADDRESS", "ann@corp.com", "Ann@corp.com"))
                .matches("[a-z]{10}@example\\.(com|net|org)");
    }

    @Property
    void keepsACardsIssuerShapeAndCheckDigit(@ForAll @IntRange(min = 0) int account) {
        String number = "453212" + String.format(Locale.ROOT, "%09d", account % 1_000_000_000) + "0";
        String written = number.replaceAll("(.{4})(?=.)", "$1-");

        String surrogate = surrogate("CREDIT_CARD", number, written);

        assertThat(surrogate).matches("4532-12\\d\\d-\\d{4}-\\d{4}").isNotEqualTo(written);
        assertThat(luhn(surrogate.replace("-", ""))).isZero();
    }

    @Property
    void givesAResidentIdOfAValidRegionDateAndCheckDigit(@ForAll @IntRange(min = 100, max = 999) int sequence) {
        String surrogate =
                surrogate("CN_RESIDENT_ID", "11010119900307" + sequence + "2", "110101 19900307 " + sequence + "x");

        assertThat(surrogate).matches("\\d{6} \\d{8} \\d{3}[\\dx]");
        String number = surrogate.replace(" ", "").toUpperCase(Locale.ROOT);
        assertThat(LocalDate.parse(number.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE))
                .isBetween("1950-01-01", "1999-12-31");
        assertThat(remainder11(number)).isEqualTo(1);
    }

    @Test
    void findsANumberWhoseCheckHolds() {
        String iban = surrogates
                .of("IBAN_CODE", "DE89370400440532013000", "DE89 3704 0044 0532 0130 00", SurrogatesTest::isIban)
                .orElseThrow();

        assertThat(iban).matches("DE\\d\\d( \\d{4}){4} \\d\\d").isNotEqualTo("DE89 3704 0044 0532 0130 00");
        assertThat(isIban(iban.replace(" ", ""))).isTrue();
    }

    @Test
    void givesUpWhereNoCheckHolds() {
        assertThat(surrogates.of("SOME_ID", "A12345678", "A1234-5678", value -> false))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1990-03-07 ; \\d{4}-0[1-9]-0[1-9]",
                "07/13/1990 10:15 ; 0[1-9]/(1[3-9]|2[0-8])/\\d{4} 10:15",
                "31. März 1990 ; (1[3-9]|2[0-8])\\. März \\d{4}",
                "1990年12月31日 ; \\d{4}年1[0-2]月(1[3-9]|2[0-8])日",
                "19900307 ; \\d{4}0[1-9]0[1-9]"
            })
    void keepsADateADate(String written, String form) {
        assertThat(surrogate("DATE_OF_BIRTH", written, written)).matches(form).isNotEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00:1A:2B:3C:4D:5E | ([0-9A-F]{2}:){5}[0-9A-F]{2}",
                "Ann Lee | [A-Z][a-z]{2} [A-Z][a-z]{2}",
                "李雷 | \\p{IsHan}{2}",
                "Иван | \\p{IsCyrillic}{4}",
                "X12-345/z | [A-Z]\\d\\d-\\d{3}/[a-z]"
            })
    void keepsTheShapeOfEverythingElse(String written, String form) {
        String value = written.toUpperCase(Locale.ROOT);

        assertThat(surrogate("SOMETHING", value, written)).matches(form).isNotEqualTo(written);
    }

    @Test
    void givesHostsThatNobodyHas() {
        assertThat(surrogate("IP_ADDRESS", "8888", "8.8.8.8")).matches("198\\.1[89]\\.\\d+\\.\\d+");
        assertThat(surrogate("IP_ADDRESS", "2A00::1", "2a00::1")).startsWith("2001:db8:");
    }

    @Property
    void givesEqualValuesEqualSurrogatesAndNoneItself(@ForAll @From("identifiers") String value) {
        String surrogate = surrogate("SOME_ID", value, value);

        assertThat(surrogate).isNotEqualTo(value).hasSameSizeAs(value);
        assertThat(under("a key for tests").of("SOME_ID", value, value, any -> true))
                .contains(surrogate);
    }

    @Test
    void givesOtherSurrogatesUnderAnotherKeyAndSeldomTheSameToTwo() {
        assertThat(under("another").of("CREDIT_CARD", "4012888888881881", "4012888888881881", any -> true))
                .isNotEqualTo(surrogates.of("CREDIT_CARD", "4012888888881881", "4012888888881881", any -> true));
        Set<String> distinct = new TreeSet<>();
        IntStream.range(0, 1000)
                .forEach(i -> distinct.add(surrogate("EMAIL_ADDRESS", i + "@corp.com", i + "@corp.com")));
        assertThat(distinct).hasSize(1000);
    }

    @Provide
    Arbitrary<String> identifiers() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .ofMinLength(4)
                .ofMaxLength(20);
    }

    private String surrogate(String type, String value, String written) {
        return surrogates.of(type, value, written, any -> true).orElseThrow();
    }

    private static Surrogates under(String key) {
        KeyedHash hash = KeyedHash.of(key);
        return new Surrogates(
                (type, value, number) -> hash.digest("test", (type + value + number).getBytes(StandardCharsets.UTF_8)));
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int value = (digits.charAt(i) - '0') * ((digits.length() - i) % 2 == 0 ? 2 : 1);
            sum += value / 10 + value % 10;
        }
        return sum % 10;
    }

    /** ISO 7064 MOD 11-2: one for a number that is right. */
    private static int remainder11(String number) {
        int product = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            product = (product * 2 + (c == 'X' ? 10 : c - '0')) % 11;
        }
        return product;
    }

    private static boolean isIban(String value) {
        String turned = value.substring(4) + value.substring(0, 4);
        StringBuilder digits = new StringBuilder();
        turned.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return List.of(22).contains(value.length())
                && new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }
}
