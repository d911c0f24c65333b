package io.limbeck.cleaning.personal.check;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Base58Check as Bitcoin uses it: a version, 20 bytes and the first four bytes of their double SHA-256. */
final class Base58Check implements Check {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);
    private static final int LENGTH = 25;
    private static final int MAX_CHARS = 35;

    @Override
    public boolean holds(String value) {
        if (value.length() > MAX_CHARS) {
            return false;
        }
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < value.length(); i++) {
            int digit = ALPHABET.indexOf(value.charAt(i));
            if (digit < 0) {
                return false;
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        return number.bitLength() <= 8 * LENGTH && isChecked(bytes(number));
    }

    private static byte[] bytes(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] bytes = new byte[LENGTH];
        int length = Math.min(signed.length, LENGTH);
        System.arraycopy(signed, signed.length - length, bytes, LENGTH - length, length);
        return bytes;
    }

    private static boolean isChecked(byte[] bytes) {
        byte[] hash = sha256(sha256(Arrays.copyOf(bytes, LENGTH - 4)));
        return Arrays.equals(hash, 0, 4, bytes, LENGTH - 4, LENGTH);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
