package io.limbeck.cleaning.personal.check;

import java.util.Set;

/** Numbers and codes issued in the United Kingdom. */
final class UnitedKingdom {
    private static final Set<String> UNUSED_NINO_PREFIXES = Set.of("BG", "GB", "NK", "KN", "TN", "NT", "ZZ");
    private static final Set<String> POSTCODE_AREAS =
            Set.of(("AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO"
                            + " CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GIR GL GU GY HA HD HG HP HR HS HU"
                            + " HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE"
                            + " PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA"
                            + " WC WD WF WN WR WS WV YO ZE")
                    .split(" "));

    private UnitedKingdom() {}

    /** Prefixes that HMRC does not allocate (NIM39110). */
    static boolean nationalInsurance(String value) {
        return value.length() == 9
                && Digits.only(value.substring(2, 8))
                && !UNUSED_NINO_PREFIXES.contains(value.substring(0, 2));
    }

    /** The letters in front name a postcode area of Royal Mail. */
    static boolean postcode(String value) {
        int letters = 0;
        while (letters < value.length() && Character.isLetter(value.charAt(letters))) {
            letters++;
        }
        return POSTCODE_AREAS.contains(value.substring(0, letters));
    }
}
