package io.limbeck.cleaning.personal.check;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The checks that a recogniser of the catalogue or of a user can name. */
public final class Checks {
    private static final Check LUHN = new Luhn();
    private static final Check IBAN = new Iban();

    private static final Map<String, Check> BY_NAME = Map.ofEntries(
            entry("luhn", LUHN),
            entry("verhoeff", new Verhoeff()),
            entry("iso7064-11-2", Iso7064::mod112),
            entry("iso7064-11-10", Iso7064::mod1110),
            entry("iso7064-37-36", Iso7064::mod3736),
            entry("iso7064-97-10", Iso7064::mod9710),
            entry("iban", IBAN),
            entry("iban-in-any-case", value -> IBAN.holds(value.toUpperCase(Locale.ROOT))),
            entry("bitcoin-base58", new Base58Check()),
            entry("bitcoin-bech32", new Bech32()),
            entry("ipv6-shortened", Addresses::shortenedIpv6),
            entry("ipv6-shortened-with-suffix", Addresses::shortenedIpv6WithSuffix),
            entry("mac", ((Check) Addresses::mac).ofLettersAndDigits()),
            entry("vin", Vehicles::vin),
            entry("travel-document", new TravelDocument()),
            entry("us-aba", WeightedSum.toTen(3, 7, 1, 3, 7, 1, 3, 7)),
            entry("us-ssn", UnitedStates::socialSecurity),
            entry("us-npi", UnitedStates::nationalProvider),
            entry("us-dea", UnitedStates::drugEnforcement),
            entry("ca-sin", LUHN.and(value -> value.length() == 9)),
            entry("uk-nhs", WeightedSum.toEleven(10, 9, 8, 7, 6, 5, 4, 3, 2)),
            entry("uk-nino", UnitedKingdom::nationalInsurance),
            entry("uk-postcode", UnitedKingdom::postcode),
            entry("de-pension", Germany::pension),
            entry("de-health", Germany::healthInsurance),
            entry("de-tax-id", Germany::taxId),
            entry("de-tax-id-issued", Germany::issuedTaxId),
            entry("de-vat", value -> value.length() == 11 && Iso7064.mod1110(value.substring(2))),
            entry("de-plate", new GermanPlates()),
            entry("de-lanr", WeightedSum.toTen(4, 9, 4, 9, 4, 9).from(0, 7)),
            entry("es-nif", Europe::spanish),
            entry("fi-hetu", Europe::finnish),
            entry("pl-pesel", Europe::polish),
            entry("se-person", ((Check) Europe::swedishPerson).ofLettersAndDigits()),
            entry("se-organisation", Europe::swedishOrganisation),
            entry("tr-national-id", Europe::turkish),
            entry("it-fiscal-code", Italy::fiscalCode),
            entry("it-vat", ((Check) Italy::vat).ofLettersAndDigits()),
            entry("in-aadhaar", ((Check) India::aadhaar).ofLettersAndDigits()),
            entry("in-gstin", India::goodsAndServicesTax),
            entry("au-abn", Australia::business),
            entry("au-acn", WeightedSum.toTen(8, 7, 6, 5, 4, 3, 2, 1)),
            entry(
                    "au-medicare",
                    WeightedSum.marks("0123456789", 1, 3, 7, 9, 1, 3, 7, 9).from(0, 9)),
            entry(
                    "au-tfn",
                    WeightedSum.marks("0123456789-", 1, 4, 3, 7, 5, 8, 6, 9)
                            .or(WeightedSum.toEleven(10, 7, 8, 4, 6, 3, 5))),
            entry("kr-brn", Korea::business),
            entry("kr-rrn", WeightedSum.marks("10987654321", 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)),
            entry("kr-frn", WeightedSum.marks("32109876543", 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)),
            entry("th-tnin", Thailand::national),
            entry("sg-nric", Singapore::person),
            entry("sg-uen", Singapore::entity),
            entry(
                    "ph-tin",
                    WeightedSum.marks("0123456789-", 9, 8, 7, 6, 5, 4, 3, 2).from(0, 9)),
            entry("cn-social-credit", GreaterChina::socialCredit),
            entry("hk-id", ((Check) GreaterChina::hongKong).ofLettersAndDigits()),
            entry("tw-id", GreaterChina::taiwan));

    private Checks() {}

    public static Optional<Check> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public static Set<String> names() {
        return BY_NAME.keySet();
    }
}
