package io.limbeck.cleaning.personal.check;

import java.util.Locale;

/** Bech32 and Bech32m, the check of Bitcoin's native segwit addresses (BIP 173, BIP 350). */
final class Bech32 implements Check {
    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int BECH32 = 1;
    private static final int BECH32M = 0x2bc830a3;
    private static final int MAX_CHARS = 90;

    @Override
    public boolean holds(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        boolean oneCase = value.equals(lower) || value.equals(value.toUpperCase(Locale.ROOT));
        int separator = lower.lastIndexOf('1');
        if (!oneCase || separator < 1 || value.length() > MAX_CHARS || lower.length() - separator < 8) {
            return false;
        }
        int sum = prefix(lower.substring(0, separator));
        for (int i = separator + 1; i < lower.length(); i++) {
            int digit = ALPHABET.indexOf(lower.charAt(i));
            if (digit < 0) {
                return false;
            }
            sum = next(sum, digit);
        }
        boolean oldest = lower.charAt(separator + 1) == 'q'; // witness version 0
        return sum == (oldest ? BECH32 : BECH32M);
    }

    private static int prefix(String prefix) {
        int sum = 1;
        for (int i = 0; i < prefix.length(); i++) {
            sum = next(sum, prefix.charAt(i) >> 5);
        }
        sum = next(sum, 0);
        for (int i = 0; i < prefix.length(); i++) {
            sum = next(sum, prefix.charAt(i) & 31);
        }
        return sum;
    }

    private static int next(int sum, int digit) {
        int top = sum >>> 25;
        int next = (sum & 0x1ffffff) << 5 ^ digit;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= (top >> i & 1) == 0 ? 0 : GENERATOR[i];
        }
        return next;
    }
}
