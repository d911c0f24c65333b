package io.limbeck.cleaning.personal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PlainNumbersTest {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final List<String> REGIONS =
            LIBRARY.getSupportedRegions().stream().sorted().toList();

    private final PhonePlans plans = new PhonePlans();
    private final PlainNumbers plain = new PlainNumbers(LIBRARY);

    @Property(tries = 20_000)
    void readsDigitsAsTheLibraryDoes(
            @ForAll @IntRange(max = 244) int region,
            @ForAll @LongRange(min = 1_000_000, max = 99_999_999_999L) long digits) {
        String at = REGIONS.get(region % REGIONS.size());

        isWhatIsRead(plain.national("" + digits, at), "" + digits, at);
        assertThat(plans.international("+" + digits).map(PlainNumbersTest::e164))
                .isEqualTo(valid("+" + digits).map(PlainNumbersTest::e164));
        isWhatIsRead(plain.international("+" + digits), "+" + digits, null);
    }

    @Test
    void readsEveryExampleAsTheLibraryDoesAndMostOfThem() {
        List<String> written = new ArrayList<>();
        for (String region : REGIONS) {
            for (PhoneNumberType type : PhoneNumberType.values()) {
                PhoneNumber example = LIBRARY.getExampleNumberForType(region, type);
                if (example != null) {
                    written.add(LIBRARY.format(example, PhoneNumberFormat.INTERNATIONAL));
                    String digits = LIBRARY.getNationalSignificantNumber(example);
                    isWhatIsRead(plain.national(digits, region), digits, region);
                }
            }
        }

        written.forEach(number -> isWhatIsRead(plain.international(number), number, null));
        assertThat(written.stream().filter(number -> plain.international(number).isPresent()))
                .hasSizeGreaterThan(written.size() * 3 / 5);
    }

    @Test
    void knowsWhereEveryNumberIsWrittenWithATrunkPrefix() {
        assertThat(plain.alwaysDialsTrunkPrefix("DE")).isTrue();
        assertThat(plain.alwaysDialsTrunkPrefix("GB")).isTrue();
        assertThat(plain.alwaysDialsTrunkPrefix("US")).isFalse();
        assertThat(plain.alwaysDialsTrunkPrefix("CN")).as("mobiles have none").isFalse();
    }

    private static void isWhatIsRead(Optional<PhoneNumber> plain, String written, String region) {
        plain.filter(LIBRARY::isValidNumber)
                .ifPresent(number -> assertThat(e164(parsed(written, region)))
                        .as(written + " in " + region)
                        .isEqualTo(e164(number)));
    }

    private static PhoneNumber parsed(String written, String region) {
        try {
            return LIBRARY.parse(written, region);
        } catch (NumberParseException e) {
            throw new AssertionError(written + " in " + region, e);
        }
    }

    private static Optional<PhoneNumber> valid(String written) {
        try {
            return Optional.of(LIBRARY.parse(written, null)).filter(LIBRARY::isValidNumber);
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static String e164(PhoneNumber number) {
        return LIBRARY.format(number, PhoneNumberFormat.E164);
    }
}
