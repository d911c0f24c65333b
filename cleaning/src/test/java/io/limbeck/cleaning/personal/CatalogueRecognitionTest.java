package io.limbeck.cleaning.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cleaning.text.AlignedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the catalogue finds with all of its types at once. The numbers are those that the schemes show as examples. */
class CatalogueRecognitionTest {
    private static final PersonalData PERSONAL = new PersonalData(PersonalDataSettings.withKey("key"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IBAN_CODE | Pay to GB82 WEST 1234 5698 7654 32 today | GB82 WEST 1234 5698 7654 32",
                "IBAN_CODE | DE89370400440532013000 A MAN WITH CAPITALS | DE89370400440532013000",
                "IBAN_CODE | auf de89370400440532013000 bitte | de89370400440532013000",
                "CRYPTO | send to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa. | 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
                "CRYPTO | bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 got it | bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
                "IP_ADDRESS | from 203.0.113.7, port 80 | 203.0.113.7",
                "IP_ADDRESS | net 198.51.100.0/24 is down | 198.51.100.0/24",
                "IP_ADDRESS | at [2001:db8::8:800:200c:417a]:443 | 2001:db8::8:800:200c:417a",
                "IP_ADDRESS | is 2001:db8:0:0:8:800:200c:417a | 2001:db8:0:0:8:800:200c:417a",
                "IP_ADDRESS | mapped ::ffff:203.0.113.7 now | ::ffff:203.0.113.7",
                "IP_ADDRESS | prefix 2001:db8::/32 | 2001:db8::/32",
                "MAC_ADDRESS | bssid 00:00:5e:00:53:01 left | 00:00:5e:00:53:01",
                "CAR_VIN | the car 1M8GDM9AXKP042788 was seen | 1M8GDM9AXKP042788",
                "US_SSN | the number 219-09-9998 was given | 219-09-9998",
                "US_SSN | my social security number is 219099998 | 219099998",
                "US_ITIN | he has 912-70-1234 | 912-70-1234",
                "US_MBI | card 1EG4-TE5-MK72 | 1EG4-TE5-MK72",
                "US_NPI | NPI 1234567893 | 1234567893",
                "ABA_ROUTING_NUMBER | routing 111000025 | 111000025",
                "US_BANK_NUMBER | bank account number 945456787654 | 945456787654",
                "US_DRIVER_LICENSE | my driver license is H12234567 | H12234567",
                "MEDICAL_LICENSE | signed BB1388568 | BB1388568",
                "US_ZIP | Springfield, IL 62704 | IL 62704",
                "CA_SIN | SIN: 130 692 544 | 130 692 544",
                "AU_ABN | we trade as 51 824 753 556 | 51 824 753 556",
                "AU_TFN | tax file number 123 456 782 | 123 456 782",
                "UK_NHS | NHS number 943 476 5919 | 943 476 5919",
                "UK_NINO | hers is AB 12 34 56 C | AB 12 34 56 C",
                "UK_POSTCODE | London EC1A 1BB | EC1A 1BB",
                "UK_DRIVING_LICENCE | driver MORGA753116SM9IJ | MORGA753116SM9IJ",
                "UK_VEHICLE_REGISTRATION | a car AB51 ABC left | AB51 ABC",
                "DE_TAX_ID | Die IdNr 86 095 742 719 | 86 095 742 719",
                "DE_VAT_ID | USt: DE136695976 | DE136695976",
                "DE_SOCIAL_SECURITY | Die Nummer 65 170839 J 003 | 65 170839 J 003",
                "DE_HEALTH_INSURANCE | versichert: A123456780 | A123456780",
                "DE_HANDELSREGISTER | Amtsgericht Musterstadt HRB 12345 | HRB 12345",
                "DE_KFZ | Kennzeichen B-MW 123 | B-MW 123",
                "DE_PLZ | PLZ 10115 | 10115",
                "DE_PASSPORT | Reisepass C01X00T478 | C01X00T478",
                "ES_NIF | es 12345678Z claro | 12345678Z",
                "ES_NIE | es X1234567L claro | X1234567L",
                "FI_PERSONAL_IDENTITY_CODE | on 131052-308T. | 131052-308T",
                "IT_FISCAL_CODE | CF RSSMRA85T10A562S | RSSMRA85T10A562S",
                "IT_VAT_CODE | IT00743110157 in fattura | IT00743110157",
                "PL_PESEL | PESEL 44051401359 | 44051401359",
                "SE_PERSONNUMMER | född 811218-9876 | 811218-9876",
                "SE_ORGANISATIONSNUMMER | bolag 556016-0680 | 556016-0680",
                "TR_NATIONAL_ID | kimlik 10000000146 | 10000000146",
                "IN_AADHAAR | uid 2341 2341 2346 | 2341 2341 2346",
                "IN_PAN | from AAAPL1234C | AAAPL1234C",
                "IN_GSTIN | gst 27AAPFU0939F1ZV | 27AAPFU0939F1ZV",
                "KR_RRN | 주민등록번호 971013-1019902 입니다 | 971013-1019902",
                "KR_BRN | 사업자 120-81-47521 | 120-81-47521",
                "TH_TNIN | id 1-2345-45678-78-1 | 1-2345-45678-78-1",
                "SG_NRIC_FIN | of S1234567D | S1234567D",
                "SG_UEN | by 197401143C | 197401143C",
                "ZA_ID_NUMBER | id 8001015009087 | 8001015009087",
                "CN_SOCIAL_CREDIT_CODE | 我司代码91110000600037341L，请开票 | 91110000600037341L",
                "CN_PLATE | 车牌京A12345已驶离 | 京A12345",
                "CN_PASSPORT | 护照号E12345678 | E12345678",
                "CN_MILITARY_ID | 持军字第2001988号证件 | 军字第2001988号",
                "CN_ADDRESS | 寄到广东省深圳市南山区科技园路1号 | 广东省深圳市南山区科技园路1号",
                "HK_ID_CARD | 身份證A123456(3) | A123456(3)",
                "TW_ID_CARD | 身分證A123456789 | A123456789",
            })
    void findsWhatIsDeclared(String type, String text, String value) {
        assertThat(PERSONAL.inText(AlignedText.of(text)).findings()).as(text).anySatisfy(finding -> {
            assertThat(finding.type()).isEqualTo(type);
            assertThat(text.substring(finding.start(), finding.end())).isEqualTo(value);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In 2004 the index rose 1.5% to 10,300.25 points, 123,456,789 shares changed hands.",
                "the 100th of 250 items in 20 boxes and 3 of 12 may fail",
                "order 111000025 has 943476591 items, total 1234567893",
                "see std::cout, a[1::2] and version 1.2.3, build 20241126",
                "blk_-522892190802801712 in session 0x14ed93111f20048 at 12:34:56",
                "F1 2nd, M1 with 8GB and the A4 paper of B2B",
                "colour #ff00aa, uuid 123e4567-e89b-12d3-a456-426614174000",
                "timestamp 1700000000 and 1700000000000 and 202411261234",
                "我在2024年买了3台电脑，共12000元",
                "a bc 12 and in my 20, as of 12 may 2004",
            })
    void leavesOrdinaryTextAlone(String text) {
        assertThat(PERSONAL.inText(AlignedText.of(text)).findings()).as(text).isEmpty();
    }
}
