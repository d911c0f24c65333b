package io.limbeck.cleaning.personal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The numbering plans of the world, as libphonenumber knows them. */
final class PhonePlans {
    /** Plans in which nearly every row of digits is some valid number. */
    private static final Set<String> OPEN_ENDED = Set.of("AT", "DE", "FI", "ID", "IT");

    /** An international prefix, a country's code and the shortest number behind it. */
    private static final int FEWEST_ABROAD = 11;

    private static final int MOST_DIGITS = 17;

    private final Map<String, Integer> lengths = new ConcurrentHashMap<>();
    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final PlainNumbers plain = new PlainNumbers(library);

    /** A number of one plan. */
    record Numbered(String region, PhoneNumber number) {}

    boolean knows(String region) {
        return library.getSupportedRegions().contains(region);
    }

    /** Reads {@code +49 (0)30 …}; empty unless some country has such a number. */
    Optional<PhoneNumber> international(String number) {
        Optional<PhoneNumber> read = plain.international(number).filter(this::isValid);
        return read.isPresent() ? read : parse(number, null).filter(this::isValid);
    }

    /** As {@link #international}, but only country and length need to be right. */
    Optional<PhoneNumber> internationalByLength(String number) {
        return parse(number, null).filter(library::isPossibleNumber);
    }

    /**
     * Reads a number as it is dialled within a region; empty unless a region's plan has it.
     *
     * @param strict whether the trunk prefix must stand where the region writes one
     */
    Optional<Numbered> national(String digits, List<String> regions, boolean strict) {
        for (String region : regions) {
            if (!mayHave(region, digits.length())
                    || (strict && !hasTrunkPrefix(digits) && plain.alwaysDialsTrunkPrefix(region))) {
                continue;
            }
            Optional<PhoneNumber> valid = read(digits, region)
                    .filter(this::isValid)
                    .filter(parsed -> isAbroad(parsed, region)
                            || !strict
                            || hasTrunkPrefix(digits) == hasTrunkPrefix(written(parsed)));
            if (valid.isPresent()) {
                return Optional.of(new Numbered(region, valid.get()));
            }
        }
        return Optional.empty();
    }

    /** Whether the region dialled its own prefix for other countries first, as the United States dial 011. */
    boolean isAbroad(PhoneNumber number, String region) {
        return number.getCountryCode() != library.getCountryCodeForRegion(region);
    }

    /** Whether so many digits, a trunk prefix included, can be a number; much cheaper than reading them. */
    private boolean mayHave(String region, int digits) {
        return digits >= FEWEST_ABROAD || (lengths.computeIfAbsent(region, this::lengths) & (1 << digits)) != 0;
    }

    /** A bit for each length that the region dials. */
    private int lengths(String region) {
        int country = library.getCountryCodeForRegion(region);
        int bits = 0;
        for (int digits = 2; digits <= MOST_DIGITS; digits++) {
            PhoneNumber ones =
                    new PhoneNumber().setCountryCode(country).setNationalNumber(Long.parseLong("1".repeat(digits)));
            if (library.isPossibleNumberWithReason(ones) == ValidationResult.IS_POSSIBLE) {
                bits |= 0b111 << digits;
            }
        }
        return bits;
    }

    /** Every region that dials a trunk prefix and whose numbers could be mistaken for others' dials a zero. */
    static boolean hasTrunkPrefix(String written) {
        return written.startsWith("0") || written.startsWith("(0");
    }

    boolean isMobile(PhoneNumber number) {
        return library.getNumberType(number) == PhoneNumberType.MOBILE;
    }

    boolean isOpenEnded(String region) {
        return OPEN_ENDED.contains(region);
    }

    /** The digits in the groups in which the region writes them. */
    String written(PhoneNumber number) {
        return library.format(number, PhoneNumberFormat.NATIONAL);
    }

    /** The same for every way of writing it: E.164. */
    String canonical(PhoneNumber number) {
        return "+" + number.getCountryCode() + library.getNationalSignificantNumber(number);
    }

    /** As the library's, but the country's main region is asked first: of the 25 that share a code it has most numbers. */
    private boolean isValid(PhoneNumber number) {
        String main = library.getRegionCodeForCountryCode(number.getCountryCode());
        return library.isValidNumberForRegion(number, main)
                || (library.getRegionCodesForCountryCode(number.getCountryCode())
                                        .size()
                                > 1
                        && library.isValidNumber(number));
    }

    private Optional<PhoneNumber> read(String digits, String region) {
        Optional<PhoneNumber> plain = this.plain.national(digits, region);
        return plain.isPresent() ? plain : parse(digits, region);
    }

    private Optional<PhoneNumber> parse(String number, String region) {
        try {
            return Optional.of(library.parse(number, region));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
