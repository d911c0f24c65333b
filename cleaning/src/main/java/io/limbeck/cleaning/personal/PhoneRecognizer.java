package io.limbeck.cleaning.personal;

import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.limbeck.cleaning.personal.PhonePlans.Numbered;
import io.limbeck.cleaning.personal.ScannedText.Digits;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Phone numbers: every country's with {@code +} or {@code 00}, and those of the regions in the settings as they are
 * dialled there.
 *
 * <p>Digits alone prove little, because an order's number often is some country's valid phone number. A national number
 * therefore also needs to look like one: the region's way of grouping, its trunk prefix, a mobile's digits, a word
 * before it that speaks of phones, or nothing else in the text; and no word that speaks of orders. What is named right
 * before it, {@code Fax: …}, counts whatever the region.
 */
final class PhoneRecognizer implements Recognizer {
    static final String TYPE = "PHONE_NUMBER";

    private static final int MIN_DIGITS = 5;
    private static final int SAFE_DIGITS = 7;
    private static final int LONGEST_E164 = 15;
    private static final int MAX_DIGITS = 17;
    private static final int MAX_GROUPS = 8;

    private final List<String> regions;
    private final PhonePlans plans = new PhonePlans();

    PhoneRecognizer(List<String> regions) {
        for (String region : regions) {
            if (!plans.knows(region)) {
                throw new IllegalArgumentException(
                        "regions must be ISO 3166 codes of two capital letters, e.g. CN, US; '" + region + "' is none");
            }
        }
        this.regions = List.copyOf(regions);
    }

    @Override
    public Set<String> types() {
        return Set.of(TYPE);
    }

    @Override
    public void scan(ScannedText text, Consumer<Find> finds) {
        List<Digits> groups = text.digits();
        int g = 0;
        boolean behindFind = false;
        while (g < groups.size()) {
            int last = longestFrom(text, groups, g, behindFind, finds);
            behindFind = last >= 0;
            g = Math.max(g, last) + 1;
        }
    }

    /** Reports the longest number that begins with group {@code first}; answers its last group, or -1. */
    private int longestFrom(
            ScannedText text, List<Digits> groups, int first, boolean behindFind, Consumer<Find> finds) {
        int last = first;
        int digits = groups.get(first).length();
        while (last + 1 < groups.size()
                && last + 1 - first < MAX_GROUPS
                && digits + groups.get(last + 1).length() <= MAX_DIGITS
                && mayJoin(text, groups.get(last), groups.get(last + 1))) {
            last++;
            digits += groups.get(last).length();
        }
        if (digits > MAX_DIGITS) {
            return -1;
        }
        int start = startOf(text, groups.get(first).start());
        Before before = new Before(text, start);
        for (int g = last; g >= first && digits >= MIN_DIGITS; g--) {
            PhoneCandidate candidate = new PhoneCandidate(text, start, groups.subList(first, g + 1));
            Optional<Find> find = judge(candidate, before, behindFind);
            if (find.isPresent()) {
                finds.accept(find.get());
                return find.get().end() > candidate.end() ? g + 1 : g;
            }
            digits -= groups.get(g).length();
        }
        return -1;
    }

    /** One or two of the signs that stand between a phone number's groups. */
    private static boolean mayJoin(ScannedText text, Digits left, Digits right) {
        int from = left.end();
        int to = right.start();
        boolean bracket = text.at(to - 1) == '(';
        if (to - from > 3 || (bracket && text.at(right.end()) != ')')) {
            return false;
        }
        boolean marked = false;
        for (int i = from; i < to; i++) {
            char c = text.at(i);
            if (" -.()/".indexOf(c) < 0 || (c == '/' && marked)) {
                return false;
            }
            marked |= c != ' ' && c != '(' && c != ')';
        }
        return true;
    }

    /** Takes in a bracket and a plus before the first digit. */
    private static int startOf(ScannedText text, int firstDigit) {
        int start = firstDigit;
        if (text.at(start - 1) == '(') {
            start--;
        }
        int plus = text.at(start - 1) == ' ' && text.at(start - 2) == '+' ? start - 2 : start - 1;
        boolean sign = text.at(plus) == '+'
                && !text.isDigit(plus - 1)
                && !(text.at(plus - 1) == ' ' && text.isDigit(plus - 2) && plus < start - 1);
        return sign ? plus : start;
    }

    private Optional<Find> judge(PhoneCandidate candidate, Before before, boolean behindFind) {
        String digits = candidate.digits();
        if (candidate.hasPlus()) {
            return abroad(candidate, candidate.written());
        }
        if (candidate.isDecimals()) {
            return Optional.empty();
        }
        if (digits.length() == 11 && isChineseMobile(digits) && candidate.everyGroupHas(3)) {
            return read(candidate, "+86" + digits, 0.8);
        }
        if (digits.length() == 13 && digits.startsWith("86") && isChineseMobile(digits.substring(2))) {
            return read(candidate, "+" + digits, 0.8);
        }
        if (candidate.isTiedToMoreDigits()
                || candidate.touchesLatin()
                || candidate.isDateOrAddress()
                || candidate.isOtherNotation()
                || (!behindFind && candidate.continuesDigits())) {
            return Optional.empty();
        }
        if (digits.startsWith("00") && digits.length() >= 11) {
            return read(candidate, "+" + digits.substring(2), 0.8)
                    .filter(find -> before.context() != NumberContext.OTHER);
        }
        return athome(candidate, before, digits);
    }

    private Optional<Find> abroad(PhoneCandidate candidate, String written) {
        Optional<Find> valid = read(candidate, written, 0.9);
        return valid.isPresent()
                ? valid
                : plans.internationalByLength(written).map(number -> find(candidate, number, 0.6));
    }

    private Optional<Find> read(PhoneCandidate candidate, String written, double score) {
        return plans.international(written).map(number -> find(candidate, number, score));
    }

    private Optional<Find> athome(PhoneCandidate candidate, Before before, String digits) {
        if (candidate.isMoney()) {
            return Optional.empty();
        }
        // The cheap questions first: most rows of digits are no phone numbers, and reading one takes microseconds.
        NumberContext context = before.context();
        boolean alone = candidate.isAlone();
        boolean named = context == NumberContext.LABEL || (candidate.isNamedBehind() && !candidate.isOneGroup());
        boolean spoken = named || context == NumberContext.PHONE;
        boolean shortOne = digits.length() < SAFE_DIGITS && !named && !alone;
        boolean bare = candidate.isOneGroup() && !PhonePlans.hasTrunkPrefix(digits) && !spoken && !alone;
        if (context == NumberContext.OTHER || shortOne || bare || (candidate.isAmount() && !named && !alone)) {
            return Optional.empty();
        }
        Optional<Numbered> strict = plans.national(digits, regions, true);
        if (spoken) {
            Optional<Numbered> any = strict.or(() -> plans.national(digits, regions, false)
                    .filter(numbered -> named || !plans.isOpenEnded(numbered.region())));
            return any.map(numbered -> find(candidate, numbered.number(), 0.75))
                    .or(() -> named ? unplanned(candidate, digits) : Optional.empty());
        }
        return strict.filter(numbered ->
                        alone ? standsForItself(candidate, numbered) : looksNational(candidate, digits, numbered))
                .map(numbered -> find(candidate, numbered.number(), alone ? 0.4 : 0.65));
    }

    /** What the words call a phone number is one, also of a region that the settings do not name. */
    private static Optional<Find> unplanned(PhoneCandidate candidate, String digits) {
        return digits.length() < SAFE_DIGITS || digits.length() > LONGEST_E164 || candidate.isAmount()
                ? Optional.empty()
                : Optional.of(new Find(TYPE, candidate.start(), candidate.extendedEnd(), 0.5, digits));
    }

    private boolean standsForItself(PhoneCandidate candidate, Numbered numbered) {
        return !candidate.isOneGroup() || plans.isMobile(numbered.number()) || !plans.isOpenEnded(numbered.region());
    }

    /** What stands before all candidates that begin at one place: looked at once, if at all. */
    private static final class Before {
        private final ScannedText text;
        private final int start;
        private NumberContext context;

        Before(ScannedText text, int start) {
            this.text = text;
            this.start = start;
        }

        NumberContext context() {
            if (context == null) {
                context = NumberContext.before(text, start);
            }
            return context;
        }
    }

    private boolean looksNational(PhoneCandidate candidate, String digits, Numbered numbered) {
        PhoneNumber number = numbered.number();
        if (plans.isAbroad(number, numbered.region())) {
            return !candidate.isOneGroup();
        }
        boolean trunk = PhonePlans.hasTrunkPrefix(digits);
        if (candidate.isOneGroup()) {
            return trunk && digits.length() >= 10 && (plans.isMobile(number) || !plans.isOpenEnded(numbered.region()));
        }
        boolean longEnough = digits.length() >= (candidate.groups().size() == 2 ? 9 : 10)
                && candidate.groups().get(0).length() >= 2
                && candidate.everyGroupHas(2);
        boolean american = candidate.isGrouped(3, 3, 4) || candidate.isGrouped(1, 3, 3, 4);
        boolean bracketed = candidate.hasBracket() && candidate.isGrouped(3, 7);
        return (trunk ? longEnough : american || bracketed) || isGroupedAs(candidate, plans.written(number));
    }

    private static boolean isGroupedAs(PhoneCandidate candidate, String written) {
        List<Digits> groups = new ScannedText(written, false).digits();
        return candidate.isGrouped(groups.stream().mapToInt(Digits::length).toArray());
    }

    private static boolean isChineseMobile(String digits) {
        return digits.charAt(0) == '1' && digits.charAt(1) >= '3';
    }

    private Find find(PhoneCandidate candidate, PhoneNumber number, double score) {
        return new Find(TYPE, candidate.start(), candidate.extendedEnd(), score, plans.canonical(number));
    }
}
