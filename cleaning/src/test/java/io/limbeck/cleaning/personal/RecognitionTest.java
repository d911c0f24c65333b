package io.limbeck.cleaning.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cleaning.text.AlignedText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as personal data and what does not: every line is a decision. All values are made up. */
class RecognitionTest {
    private final PersonalData personal = new PersonalData(PersonalDataSettings.withKey("key"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "write to ann.lee+work@mail.example.co.uk. Thanks | ann.lee+work@mail.example.co.uk",
                "我的邮箱是zhang_wei@example.cn，谢谢 | zhang_wei@example.cn",
                "邮箱：小明@example.cn | 小明@example.cn",
                "jürgen@exämple.de | jürgen@exämple.de",
                "\"ann lee\"@example.org | \"ann lee\"@example.org",
                "a\\nann@example.org\\n | ann@example.org",
                "\\u003cann@example.org\\u003e | ann@example.org",
                "q=ann%40example.org&x=1 | ann%40example.org",
                "a@xn--fsq.xn--0zwm56d | a@xn--fsq.xn--0zwm56d",
                "<ann@example.org> | ann@example.org",
            })
    void findsAddresses(String text, String address) {
        assertThat(found(text)).containsExactly("EMAIL_ADDRESS " + address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "打13800138000给我 | 13800138000",
                "手机:+86-138-0013-8000 | +86-138-0013-8000",
                "tel13912345678x | 13912345678",
                "{\"a\":\"{\\\"p\\\":13800138000}\"} | 13800138000",
                "42,13800138000,Berlin | 13800138000",
                "12.(13800138000) | (13800138000",
                "座机010-62345678转8 | 010-62345678",
                "(010)62345678 | (010)62345678",
                "010-62345678-1234 | 010-62345678-1234",
                "call (415) 555-0132 x12 now | (415) 555-0132 x12",
                "415-555-0132 | 415-555-0132",
                "1-415-555-0132 | 1-415-555-0132",
                "This is order FH1. Reach me under 312-267-3135 today | 312-267-3135",
                "I use version 4.13.30. pohne (404) 394-2672 | (404) 394-2672",
                "查一下订单。我的号码415-555-0132 | 415-555-0132",
                "my phone is 4155550132 | 4155550132",
                "phone: 020 7946 0018 | 020 7946 0018",
                "ring 07400123456. | 07400123456",
                "Telefon 030 901820 | 030 901820",
                "030/901820 | 030/901820",
                "+49 (0)30 901820 | +49 (0)30 901820",
                "0049 30 901820 | 0049 30 901820",
                "+1 415 555 0132 | +1 415 555 0132",
                "+55 11 98456 5666 | +55 11 98456 5666",
                "tel:+1-415-555-0132;ext=12 | +1-415-555-0132;ext=12",
                "tel:863-1234;phone-context=+1-914-555 now | 863-1234;phone-context=+1-914-555",
                "+44 20 7946 0018 ext. 5 | +44 20 7946 0018 ext. 5",
                "020 7946 0018, extension 123 | 020 7946 0018, extension 123",
                "+49/30/901820 | +49/30/901820",
                "+33 1.84.17.61.18 | +33 1.84.17.61.18",
                "dial 011 44 20 7946 0018 | 011 44 20 7946 0018",
                "Fax: 60-56-85-91 | 60-56-85-91",
                "please call me back on 0494 92 82 32 | 0494 92 82 32",
                "Телефон: 8 912 345-67-89 | 8 912 345-67-89",
                "Berlin 34796, 060 7946 0018-Fax | 060 7946 0018",
                "write or is it415-555-0132 | 415-555-0132",
                "030 901820 | 030 901820",
                "4155550132 | 4155550132",
            })
    void findsPhoneNumbers(String text, String number) {
        assertThat(found(text)).containsExactly("PHONE_NUMBER " + number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BG | ring me, 043 012 345 is mine | 043 012 345",
                "ES | mine is 612 34 56 78 now | 612 34 56 78",
                "BO | my phone: 71234567 | 71234567",
                "AD | Tel. 312 345 | 312 345",
                "AD | 312 345 | 312 345",
                "RU | mine is 8 (912) 345-67-89 now | 8 (912) 345-67-89",
            })
    void findsNumbersAsTheirRegionDialsThem(String region, String text, String number) {
        PersonalData there =
                new PersonalData(PersonalDataSettings.withKey("key").withRegions(region));

        assertThat(there.inText(AlignedText.of(text)).findings())
                .extracting(finding -> text.substring(finding.start(), finding.end()))
                .containsExactly(number);
    }

    @Test
    void leavesShortNumbersOfARegionAloneWhereNobodySpeaksOfPhones() {
        PersonalData there =
                new PersonalData(PersonalDataSettings.withKey("key").withRegions("AD"));

        assertThat(there.inText(AlignedText.of("there were 312 345 of them")).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "card 4012888888881881. | 4012888888881881",
                "5555-5555-5555-4444 | 5555-5555-5555-4444",
                "3714 496353 98431 | 3714 496353 98431",
                "3056 930902 5904 | 3056 930902 5904",
                "卡号6222021234567890128吗 | 6222021234567890128",
                "622202 1234567890128 | 622202 1234567890128",
                "my card: 122000000000003 | 122000000000003",
                "4012 8888 8888 1881 | 4012 8888 8888 1881",
            })
    void findsCards(String text, String number) {
        assertThat(found(text)).containsExactly("CREDIT_CARD " + number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "身份证110101199003070020号 | 110101199003070020",
                "11010119900307002X | 11010119900307002X",
                "110101 19900307 002x | 110101 19900307 002x",
                "id 110101900307002 | 110101900307002",
                "身份证号 110101199003070021 | 110101199003070021",
                "830000200209060065 | 830000200209060065",
            })
    void findsResidentIds(String text, String number) {
        assertThat(found(text)).containsExactly("CN_RESIDENT_ID " + number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cancel order 00004587345 please",
                "purchase 732201349959 never came",
                "order 113542617735902, invoice #85632",
                "order number 4155550132",
                "It is late. Order 312-267-3135 is not here",
                "order No. 312-267-3135",
                "订单号 2026112300012345678 已发货",
                "运单 SF1380013800012",
                "2026-11-23 10:15:30",
                "23.11.2026 10:15",
                "11/23/2026",
                "20261123101530",
                "1763890000000 ms",
                "version 10.15.7.1234",
                "EUR 1.234.567,89",
                "$4155550132",
                "3.14159265358979",
                "0.4012888888881881",
                "ISBN 978-3-16-148410-0",
                "SSN 078-05-1120",
                "4012-8888-8888-1882",
                "my card 4012888888881882",
                "110101199013070020",
                "000101199003070020",
                "about 110101199003070021 rows",
                "0f8fad5b-d9cb-469f-a165-70867728950e",
                "part A415-555-0132",
                "blk_4162832865986721185",
                "react@18.2.0",
                "@Override at @home",
                "a@b",
                "3 + 4 = 7, 10 000 000 people, 1990-2026",
                "room 415, floor 5, desk 0132",
                "1 250 000 office workers",
                "we called 1.250.000 people",
                "call about 4155550 of them",
                "My code is 4155550132",
                "the 500-1000 range",
                "id:7042;phone-context=example.com",
                "<PHONE_NUMBER:abcd.abcdefghijkl>",
            })
    void leavesOtherNumbersAndSignsAlone(String text) {
        assertThat(found(text)).isEmpty();
    }

    private List<String> found(String text) {
        return personal.inText(AlignedText.of(text)).findings().stream()
                .map(finding -> finding.type() + " " + text.substring(finding.start(), finding.end()))
                .toList();
    }
}
