package io.limbeck.cleaning.personal.surrogate;

/** Characters in the place of others of their kind: digits for digits, vowels for vowels, Han for Han. */
final class Characters {
    private static final String VOWELS = "AEIOU";
    private static final String CONSONANTS = "BCDFGHJKLMNPQRSTVWXYZ";
    private static final String HEX_VOWELS = "AE";
    private static final String HEX_CONSONANTS = "BCDF";

    /** Common in names. */
    private static final String HAN = "安白波春德东芳飞福刚光国海浩红华辉慧佳建健江杰洁静军凯康丽林玲龙露梅敏明娜宁平强勤清琴荣瑞珊胜松涛婷伟文贤晓欣雪雅燕阳瑶怡艺英颖永玉云志忠竹";

    private static final int NEIGHBOURS = 32;

    private Characters() {}

    /** Letters of the alphabet come back as capitals. */
    static int instead(int codePoint, boolean hex, Draws draws) {
        if (codePoint < 0x80) {
            char c = Character.toUpperCase((char) codePoint);
            boolean vowel = VOWELS.indexOf(c) >= 0;
            if (hex) {
                return draws.of(vowel ? HEX_VOWELS : HEX_CONSONANTS);
            }
            return draws.of(vowel ? VOWELS : CONSONANTS);
        }
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN
                ? draws.of(HAN)
                : neighbour(codePoint, draws);
    }

    /** A letter of the same script and case that stands near it in Unicode. */
    private static int neighbour(int codePoint, Draws draws) {
        int first = codePoint & -NEIGHBOURS;
        for (int tries = 0; tries < 2 * NEIGHBOURS; tries++) {
            int other = first + draws.below(NEIGHBOURS);
            if (Character.getType(other) == Character.getType(codePoint)
                    && Character.UnicodeScript.of(other) == Character.UnicodeScript.of(codePoint)) {
                return other;
            }
        }
        return 'X';
    }
}
