package io.limbeck.cleaning.personal;

import com.hankcs.hanlp.corpus.dictionary.item.EnumItem;
import com.hankcs.hanlp.corpus.tag.NR;
import com.hankcs.hanlp.dictionary.nr.PersonDictionary;

/**
 * How often characters stood in names where HanLP's role tagger was trained. Its segmentation alone makes names of dishes
 * and sights; what nobody bears is none.
 */
final class ChineseNameStatistics {
    private static final int SURNAMES = 80;
    private static final int FIRST_OR_LAST = 4;
    private static final int ONLY = 20;

    private ChineseNameStatistics() {}

    /** Whether surname and given name are made of characters that are common there. */
    static boolean isBorne(String name, int surname) {
        String given = name.substring(surname);
        boolean family = surname > 1 || times(name.charAt(0), NR.B) >= SURNAMES;
        return family
                && switch (given.length()) {
                    case 1 -> times(given.charAt(0), NR.E) >= ONLY;
                    case 2 ->
                        times(given.charAt(0), NR.C) >= FIRST_OR_LAST && times(given.charAt(1), NR.D) >= FIRST_OR_LAST;
                    default -> false;
                };
    }

    private static int times(char c, NR role) {
        EnumItem<NR> roles = PersonDictionary.dictionary.get(String.valueOf(c));
        return roles == null || !roles.containsLabel(role) ? 0 : roles.getFrequency(role);
    }
}
