package io.limbeck.cleaning.personal;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the words before a number say it is; of two, the nearer counts. What an earlier sentence says of another number
 * does not count.
 */
enum NumberContext {
    /** A word right before it names it a phone number: {@code Fax: …}, {@code call me at …}. */
    LABEL,
    PHONE,
    /** An order, an amount, a part: something else than a phone number. */
    OTHER,
    NONE;

    private static final int REACH = 40;

    private static final Words PHONE_WORDS = Words.of(
            "phone phones phoned phonenumber phoneno mobilenumber telephone tel mobile cell cellphone call called calling"
                    + " dial ring text sms whatsapp wechat fax hotline contact telefon telefonnummer handy handynummer"
                    + " mobil rufnummer anrufen reach reached answering landline voicemail viber extension desk cellular"
                    + " dialed dialled ringing telefono telefone telefoon telefonas celular portable gsm cep telepon"
                    + " telepono msisdn",
            "电话 電話 手机 手機 联系 聯繫 致电 拨打 打给 传真 傳真 微信 热线 熱線 座机 電號 携帯 전화 휴대폰 телефон тел. моб."
                    + " факс τηλ هاتف טלפון โทร फ़ोन tél");
    private static final Words FILLERS = Words.of(
            "a at back directly her him is it me my nr no now num number numbers numaram on or our s please the them to"
                    + " under us via your ist unter lautet es est",
            "");
    private static final Words OTHER_WORDS = Words.of(
            "order orders purchase purchases purchased purchasing invoice invoices bill bills ticket tickets case cases"
                    + " ref refs reference tracking parcel shipment transaction transactions trans orderid orderno"
                    + " ordernumber invoiceid account accounts sku skus isbn issn serial serials part item product"
                    + " article model version build amount total price id ids uuid bestellung bestellnummer rechnung"
                    + " auftrag sendung kundennummer",
            "订单 訂單 单号 單號 运单 快递 编号 編號 流水 发票 發票 金额 金額 价格 型号 版本 货号 工单 案件");

    /** All words that say what a number is: of any number that no phone number is, that it is something else. */
    static List<String> words() {
        return Stream.of(PHONE_WORDS, OTHER_WORDS)
                .flatMap(words -> Stream.concat(words.alphabetic().stream(), words.ideographic().stream()))
                .toList();
    }

    static NumberContext before(ScannedText text, int index) {
        int phone = PHONE_WORDS.distanceBefore(text, index, REACH);
        int other = OTHER_WORDS.distanceBefore(text, index, reachOfSentence(text, index));
        if (phone == Words.NONE && other == Words.NONE) {
            return text.isName() ? PHONE : NONE;
        }
        if (other < phone) {
            return OTHER;
        }
        return FILLERS.fill(text, index - phone, index) ? LABEL : PHONE;
    }

    /** How far back the sentence goes, at most {@link #REACH}. "No. 12" ends none: no letter follows. */
    private static int reachOfSentence(ScannedText text, int index) {
        String before = text.before(index, REACH);
        int start = 0;
        for (int i = 0; i < before.length(); i++) {
            char c = before.charAt(i);
            if (c == '\n' || "。！？".indexOf(c) >= 0) {
                start = i + 1;
            } else if (".!?".indexOf(c) >= 0) {
                int next = i + 1;
                while (next < before.length() && before.charAt(next) == ' ') {
                    next++;
                }
                boolean letter = next < before.length() && Character.isLetter(before.charAt(next));
                start = letter && next > i + 1 ? next : start;
            }
        }
        return before.length() - start;
    }
}
