package io.limbeck.cleaning.personal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The numbering plans of the world, as libphonenumber knows them. */
final class PhonePlans {
    /** Plans in which nearly every row of digits is some valid number. */
    private static final Set<String> OPEN_ENDED = Set.of("AT", "DE", "FI", "ID", "IT");

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    /** A number of one plan. */
    record Numbered(String region, PhoneNumber number) {}

    boolean knows(String region) {
        return library.getSupportedRegions().contains(region);
    }

    /** Reads {@code +49 (0)30 …}; empty unless some country has such a number. */
    Optional<PhoneNumber> international(String number) {
        return parse(number, null).filter(library::isValidNumber);
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
            Optional<PhoneNumber> valid = parse(digits, region)
                    .filter(parsed -> parsed.getCountryCode() == library.getCountryCodeForRegion(region))
                    .filter(library::isValidNumber)
                    .filter(parsed -> !strict || hasTrunkPrefix(digits) == hasTrunkPrefix(written(parsed)));
            if (valid.isPresent()) {
                return Optional.of(new Numbered(region, valid.get()));
            }
        }
        return Optional.empty();
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
        return library.format(number, PhoneNumberFormat.E164);
    }

    private Optional<PhoneNumber> parse(String number, String region) {
        try {
            return Optional.of(library.parse(number, region));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
