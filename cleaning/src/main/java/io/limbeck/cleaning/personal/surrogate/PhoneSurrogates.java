package io.limbeck.cleaning.personal.surrogate;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Optional;

/**
 * Phone numbers of the same country that are valid there: one kept for fiction where the country keeps any, otherwise one
 * with the same first third of digits.
 */
final class PhoneSurrogates {
    private static final int TRIES = 64;

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    /**
     * Empty where no valid number was found.
     *
     * @param value in the form of E.164
     */
    Optional<String> of(String value, String written, Draws draws) {
        PhoneNumber number;
        try {
            number = library.parse(value, null);
        } catch (NumberParseException e) {
            return Optional.empty();
        }
        return another(number, draws).map(other -> written(number, other, written, draws));
    }

    private Optional<PhoneNumber> another(PhoneNumber number, Draws draws) {
        String region = Optional.ofNullable(library.getRegionCodeForNumber(number))
                .or(() -> Optional.ofNullable(library.getRegionCodeForCountryCode(number.getCountryCode())))
                .orElse("");
        PhoneNumberType type = library.getNumberType(number);
        List<String> forms = FictionalNumbers.of(region, type == PhoneNumberType.MOBILE);
        String national = library.getNationalSignificantNumber(number);
        String form =
                national.substring(0, national.length() / 3) + "x".repeat(national.length() - national.length() / 3);
        boolean wasValid = library.isValidNumber(number);
        for (int i = 0; i < TRIES; i++) {
            String drawn = forms.isEmpty() || i >= TRIES / 2 ? form : forms.get(draws.below(forms.size()));
            PhoneNumber other = new PhoneNumber().setCountryCode(number.getCountryCode());
            String digits = fill(drawn, draws);
            other.setNationalNumber(Long.parseLong(digits));
            if (digits.startsWith("0")) {
                other.setItalianLeadingZero(true);
                int zeros = 1;
                while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
                    zeros++;
                }
                other.setNumberOfLeadingZeros(zeros);
            }
            boolean fits = wasValid ? library.isValidNumberForRegion(other, region) : library.isPossibleNumber(other);
            if (fits && !digits.equals(national)) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** As the original is written, where the number's digits can be told from the others there. */
    private String written(PhoneNumber number, PhoneNumber other, String written, Draws draws) {
        String national = library.getNationalSignificantNumber(number);
        String instead = library.getNationalSignificantNumber(other);
        StringBuilder digits = new StringBuilder();
        written.chars().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
        int at = digits.indexOf(national);
        if (at < 0 || instead.length() != national.length()) {
            boolean abroad = written.startsWith("+") || written.startsWith("00");
            return library.format(other, abroad ? PhoneNumberFormat.INTERNATIONAL : PhoneNumberFormat.NATIONAL);
        }
        int extension = digits.length() - at - national.length();
        digits.replace(at, digits.length(), instead + draws.digits(extension));
        StringBuilder shaped = new StringBuilder(written.length());
        int next = 0;
        for (int i = 0; i < written.length(); i++) {
            shaped.append(Character.isDigit(written.charAt(i)) ? digits.charAt(next++) : written.charAt(i));
        }
        return shaped.toString();
    }

    private static String fill(String form, Draws draws) {
        StringBuilder digits = new StringBuilder(form);
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) == 'x') {
                digits.setCharAt(i, (char) ('0' + draws.below(10)));
            }
        }
        return digits.toString();
    }
}
