package io.limbeck.cleaning.personal;

import io.limbeck.cleaning.personal.ScannedText.Digits;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Numbers of Chinese resident identity cards, GB 11643: 18 digits (region, birth date, sequence, check digit by
 * ISO 7064 MOD 11-2, where {@code X} is ten) or, until 1999, 15 without century and check digit. The 18 may be written in
 * groups of 6, 8 and 4.
 *
 * <p>A number with a valid region and date but a wrong check digit is still somebody's, mistyped: it counts where the
 * words before it speak of identity cards, or where it stands alone.
 */
final class ResidentIdRecognizer implements Recognizer {
    static final String TYPE = "CN_RESIDENT_ID";

    private static final Set<Integer> PROVINCES = Set.of(
            11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61,
            62, 63, 64, 65, 71, 81, 82, 83);
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";
    private static final int CONTEXT = 32;

    private static final Words WORDS =
            Words.of("id ids identity identification resident ausweis sfz", "身份证 身份證 证件 證件 公民身份 身份号码");

    @Override
    public Set<String> types() {
        return Set.of(TYPE);
    }

    @Override
    public void scan(ScannedText text, Consumer<Find> finds) {
        List<Digits> groups = text.digits();
        for (int g = 0; g < groups.size(); g++) {
            Digits group = groups.get(g);
            switch (group.length()) {
                case 15 -> old(text, group, finds);
                case 17, 18 ->
                    current(text, group.start(), group.end(), text.between(group.start(), group.end()), finds);
                case 6 -> grouped(text, groups, g, finds);
                default -> {}
            }
        }
    }

    private static void grouped(ScannedText text, List<Digits> groups, int g, Consumer<Find> finds) {
        if (g + 2 >= groups.size()) {
            return;
        }
        Digits region = groups.get(g);
        Digits birth = groups.get(g + 1);
        Digits rest = groups.get(g + 2);
        boolean spaced = birth.start() - region.end() == 1
                && rest.start() - birth.end() == 1
                && text.at(region.end()) == text.at(birth.end())
                && " -\n".indexOf(text.at(region.end())) >= 0;
        if (spaced && birth.length() == 8 && (rest.length() == 3 || rest.length() == 4)) {
            String digits = text.between(region.start(), region.end())
                    + text.between(birth.start(), birth.end())
                    + text.between(rest.start(), rest.end());
            current(text, region.start(), rest.end(), digits, finds);
        }
    }

    private static void current(ScannedText text, int start, int digitsEnd, String digits, Consumer<Find> finds) {
        String number = digits;
        int end = digitsEnd;
        if (digits.length() == 17) {
            if ((text.at(digitsEnd) | 0x20) != 'x') {
                return;
            }
            number = digits + "X";
            end = digitsEnd + 1;
        }
        if (!isProvince(number) || !isDate(number.substring(6, 14))) {
            return;
        }
        boolean checked = number.charAt(17) == checkDigit(number);
        boolean alone = start == 0 && end == text.length();
        if (checked || alone || text.isName() || WORDS.standBefore(text, start, CONTEXT)) {
            finds.accept(new Find(TYPE, start, end, checked ? 1.0 : 0.6, number));
        }
    }

    private static void old(ScannedText text, Digits group, Consumer<Find> finds) {
        String number = text.between(group.start(), group.end());
        boolean decimals = text.at(group.start() - 1) == '.' && text.isDigit(group.start() - 2);
        if (!decimals
                && isProvince(number)
                && isDate("19" + number.substring(6, 12))
                && (WORDS.standBefore(text, group.start(), CONTEXT)
                        || NumberContext.before(text, group.start()) != NumberContext.OTHER)) {
            finds.accept(new Find(TYPE, group.start(), group.end(), 0.7, number));
        }
    }

    private static boolean isProvince(String number) {
        return PROVINCES.contains(Integer.parseInt(number.substring(0, 2)));
    }

    private static boolean isDate(String digits) {
        int year = Integer.parseInt(digits.substring(0, 4));
        if (year < 1900 || year > 2099) {
            return false;
        }
        int month = Integer.parseInt(digits.substring(4, 6));
        int day = Integer.parseInt(digits.substring(6, 8));
        try {
            LocalDate.of(year, month, day);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static char checkDigit(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECK_DIGITS.charAt(sum % 11);
    }
}
