package io.limbeck.cleaning.personal;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers with no prefix before them, which need not be parsed: their digits are what the library would read. Parsing takes
 * microseconds, most of them for the search for prefixes and extensions. What is not plain is left to the library.
 */
final class PlainNumbers {
    private static final int MOST_DIGITS = 15;
    private static final int LONGEST_COUNTRY_CODE = 3;
    private static final String NO_REGION = "ZZ";

    /** Where what another country or carrier is dialled by looks like a number's first digits. */
    private static final Set<String> UNUSUAL_PREFIXES =
            Set.of("AR", "BR", "CL", "CU", "FI", "FO", "KP", "LI", "LT", "LU", "MG", "MX", "TD", "TJ");

    private final PhoneNumberUtil library;
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();

    PlainNumbers(PhoneNumberUtil library) {
        this.library = library;
    }

    /**
     * What of a region's plan decides whether a number is plain.
     *
     * @param plain whether any number may be
     * @param countryCode as digits
     * @param prefixed digits with which dialled numbers begin that have a prefix
     * @param alwaysTrunk whether every number, pagers' apart, is written with a trunk prefix
     */
    private record Plan(boolean plain, String countryCode, String prefixed, boolean alwaysTrunk) {}

    /** Of digits as they are dialled within a region, the number; empty if they may be something else, too. */
    Optional<PhoneNumber> national(String digits, String region) {
        Plan plan = plan(region);
        return plan.plain()
                        && digits.length() <= MOST_DIGITS
                        && plan.prefixed().indexOf(digits.charAt(0)) < 0
                        && !digits.startsWith(plan.countryCode())
                ? Optional.of(number(Integer.parseInt(plan.countryCode()), digits))
                : Optional.empty();
    }

    /** Of a number written with a plus, its digits; empty if they may be something else, too. */
    Optional<PhoneNumber> international(String written) {
        String digits = digits(written);
        for (int length = 1; length <= Math.min(LONGEST_COUNTRY_CODE, digits.length() - 1); length++) {
            int countryCode = Integer.parseInt(digits.substring(0, length));
            String region = library.getRegionCodeForCountryCode(countryCode);
            if (!region.equals(NO_REGION)) {
                String national = digits.substring(length);
                boolean plain = library.getSupportedRegions().contains(region)
                        && plan(region).plain()
                        && plan(region).prefixed().indexOf(national.charAt(0)) < 0;
                return plain ? Optional.of(number(countryCode, national)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    boolean alwaysDialsTrunkPrefix(String region) {
        return plan(region).alwaysTrunk();
    }

    private Plan plan(String region) {
        return plans.computeIfAbsent(region, this::look);
    }

    private Plan look(String region) {
        int countryCode = library.getCountryCodeForRegion(region);
        boolean plain =
                library.getRegionCodeForCountryCode(countryCode).equals(region) && !UNUSUAL_PREFIXES.contains(region);
        String trunk = Objects.requireNonNullElse(library.getNddPrefixForRegion(region, true), "");
        List<String> examples = Arrays.stream(PhoneNumberType.values())
                .filter(type -> type != PhoneNumberType.PAGER)
                .map(type -> library.getExampleNumberForType(region, type))
                .filter(Objects::nonNull)
                .map(number -> library.format(number, PhoneNumberFormat.NATIONAL))
                .toList();
        return new Plan(
                plain,
                String.valueOf(countryCode),
                trunk.isEmpty() ? "0" : "0" + trunk.charAt(0),
                !examples.isEmpty() && examples.stream().allMatch(PhonePlans::hasTrunkPrefix));
    }

    private static PhoneNumber number(int countryCode, String digits) {
        return new PhoneNumber().setCountryCode(countryCode).setNationalNumber(Long.parseLong(digits));
    }

    /** At most so many as a number has, and no more: empty if there is another sign than those that group digits. */
    private static String digits(String written) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (ScannedText.isDigit(c)) {
                digits.append(c);
            } else if (" -.+".indexOf(c) < 0) {
                return "";
            }
        }
        return digits.length() <= MOST_DIGITS ? digits.toString() : "";
    }
}
