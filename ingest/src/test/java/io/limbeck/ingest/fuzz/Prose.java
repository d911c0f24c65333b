package io.limbeck.ingest.fuzz;

import java.util.List;
import java.util.stream.Collectors;

/** Texts as people, programs and attackers write them, with secrets in them. */
final class Prose {
    private static final List<String> WORDS = List.of("""
            the¦order¦ticket¦phone¦No.¦invoice¦a < b¦x¦straße¦naïve¦ﬁne¦Ⅻ¦我叫¦订单¦电话¦身份证号¦谢谢¦王小明¦こんにちは¦안녕하세요¦\
            مرحبا¦שלום¦🙂¦👩‍👩‍👧¦１２３¦٣٤¦2026-01-31¦12:30¦1.234,50 €¦7¦42¦1 000¦10.0.0.1¦::1¦fe80::1¦\
            https://example.org/a?b=c¦C:\\tmp\\a.txt¦<b>¦</b>¦<br>¦-->¦&amp;¦&amp;amp;#49;¦&#x¦&#0;¦\
            &#1114112;¦&nbsp;¦&¦<PHONE_NUMBER:abcd.efghijklmnop>¦<EMAIL_ADDRESS>¦>¦"¦'¦\\¦\\u00¦%¦%4¦@¦a@¦\
            @b¦+¦+49¦00¦-¦_¦blk_¦{¦}¦[¦]]¦,¦;¦|¦\t¦\n¦\r\n¦\u0000¦\u001B[31m¦\u200B¦\u200D¦\u202E¦\u2066¦\
            \uFEFF¦\u00AD¦\u2028¦e\u0301\u0301¦\uFFFD¦\uE000¦\uDBFF\uDFFF""".split("¦"));

    /** What swallows all that comes until it is closed, half a value included; so they stand where none is. */
    private static final List<String> OPEN = List.of("""
            <¦<p¦<p a="¦<!--¦<![CDATA[¦<script>¦<style¦<textarea>¦</¦<?¦<a href='""".split("¦"));

    /** What stands around a value, which is the star. */
    private static final List<String> FRAMES = List.of("""
            (*)¦ * ¦ *. ¦\n*\n¦\r\n*\r\n¦\t*\t¦"*"¦ '*' ¦[*]¦: *, ¦是：*。¦我的是*，谢谢¦，*；¦<p>*</p>¦\
            <br>*<br>¦<*> ¦|*|¦{"a":[{"b":"*"}]}¦\u3000*\u3000¦🙂*🙂¦\u202E * \u202C¦&lt;*&gt;¦\
            &nbsp;*&nbsp;""".split("¦"));

    private static final List<String> NAME_FRAMES = List.of("""
            *¦*¦user:*¦scan of *.pdf¦(*)¦a * b¦客户*¦<i>*</i>¦\u200B*\u0000""".split("¦"));

    private final Chance chance;
    private final boolean harmless;

    /** @param harmless whether nothing may swallow what comes behind it */
    Prose(Chance chance, boolean harmless) {
        this.chance = chance;
        this.harmless = harmless;
    }

    String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(word()).append(chance.happens(0.6) ? " " : "");
        }
        return words.toString();
    }

    private String word() {
        return switch (chance.between(0, 19)) {
            case 0 -> chance.digits(chance.between(1, 20));
            case 1 -> chance.letters(chance.between(1, 12));
            case 2 -> "\u0301".repeat(chance.between(1, 60));
            case 3 -> Character.toString(chance.between(1, 0xD7FF));
            case 4 -> chance.one(WORDS).repeat(chance.between(1, 30));
            case 5 -> chance.one(harmless ? WORDS : OPEN);
            default -> chance.one(WORDS);
        };
    }

    /** A text in which each of the secrets stands as a whole token. */
    String text(List<Secret> secrets) {
        return words(chance.between(0, 12))
                + secrets.stream()
                        .map(secret -> framed(secret, FRAMES) + words(chance.between(0, 6)))
                        .collect(Collectors.joining());
    }

    /** An id, key or file name with the secret in it. */
    String name(Secret secret) {
        return framed(secret, NAME_FRAMES);
    }

    private String framed(Secret secret, List<String> frames) {
        return chance.one(frames).replace("*", Disguise.drawn(secret.written(), chance));
    }
}
