package cn.doorplate.resident;

import static cn.doorplate.resident.Client.declined;
import static cn.doorplate.resident.Client.key;
import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A child under 14 with a phone of its own, and the guardian who agrees that it uses it. */
class ChildAccountTests extends ResidentFixture {

    private static final String FIELDS = "dependant { id name accountAgreedAt version }";

    @Autowired
    Clock clock;

    @Autowired
    Guardianships guardianships;

    private Someone mother;
    private Someone child;

    @BeforeEach
    void giveTheChildAPhone() {
        mother = village.person("王英");
        child = newcomer();
    }

    @Test
    void itsGuardianAgreesWithTheCodeThatItShows() {
        JsonNode dependant = enter(mother, "王小宝", 9);
        assertThat(declined(consentGive(child, true))).isEqualTo("GUARDIAN_NEEDED");

        JsonNode agreed = agree(mother, dependant, ask(child));

        assertThat(agreed.at("/dependant/accountAgreedAt").asString()).isNotEmpty();
        JsonNode me = client.me(child, "consented consents { policyVersion byGuardian givenAt withdrawnAt }");
        assertThat(me.path("consented").asBoolean()).isTrue();
        assertThat(me.at("/consents/0/byGuardian").asBoolean()).isTrue();
        assertThat(me.at("/consents/0/policyVersion").asString()).isEqualTo(policy());
        assertThat(jdbc.queryForObject("select given_by from consent where person_id = ?", Long.class, child.id()))
                .isEqualTo(mother.id());
        assertThat(Client.errorCode(rename(child))).isEmpty();
    }

    @Test
    void theGuardianTakesItBackAndTheChildDoesNotAgreeInTheirPlace() {
        JsonNode dependant = enter(mother, "王小宝", 9);
        agree(mother, dependant, ask(child));
        Someone father = village.person("王强");
        assertThat(declined(withdraw(father, dependant))).isEqualTo("NOT_FOUND");

        JsonNode withdrawn = withdraw(mother, dependant);

        assertThat(withdrawn.at("/dependant/accountAgreedAt").isNull()).isTrue();
        assertThat(Client.errorCode(rename(child))).isEqualTo("CONSENT_REQUIRED");
        assertThat(declined(consentGive(child, false)))
                .as("the account is known to be a child's")
                .isEqualTo("GUARDIAN_NEEDED");
        assertThat(declined(withdraw(mother, dependant))).isEqualTo("NOT_FOUND");
        assertThat(declined(agree(mother, dependant, ask(child))))
                .as("and again")
                .isEmpty();
        assertThat(consented(child)).isTrue();
    }

    @Test
    void whoIsNoGuardianAnyMoreAgreesNoMore() {
        JsonNode dependant = enter(mother, "王小宝", 9);
        JsonNode sister = enter(mother, "王小妹", 7);
        Someone other = newcomer();
        agree(mother, dependant, ask(child));
        agree(mother, sister, ask(other));

        client.end(mother, dependant);

        assertThat(consented(child)).isFalse();
        assertThat(consented(other)).as("the sister's").isTrue();
        assertThat(declined(agree(mother, dependant, ask(child)))).isEqualTo("NOT_FOUND");
    }

    @Test
    void aGuardianWhoLeavesAgreesNoMore() {
        agree(mother, enter(mother, "王小宝", 9), ask(child));
        assertThat(consented(child)).isTrue();

        transactions.executeWithoutResult(status -> guardianships.endAllOf(mother.id()));

        assertThat(consented(child)).isFalse();
    }

    @Test
    void atFourteenItAgreesForItself() {
        JsonNode dependant = enter(mother, "王小宝", 13);
        agree(mother, dependant, ask(child));
        withdraw(mother, dependant);

        jdbc.update(
                "update person set birth_date_sealed = ? where id = ?",
                keys.seal(child.id(), "person.birth_date", born(14)),
                child.id());

        assertThat(declined(consentGive(child, false))).isEmpty();
        assertThat(consented(child)).isTrue();
    }

    @Test
    void nobodyAgreesForWhoIsFourteenOrOld() {
        assertThat(declined(agree(mother, enter(mother, "王大宝", 14), ask(child))))
                .isEqualTo("NOT_UNDER_14");
        JsonNode elder = client.add(
                        mother, key() + "kind: ELDER name: \"王奶奶\" birthDate: \"" + born(70) + "\" consent: IN_PERSON")
                .path("dependant");
        assertThat(declined(agree(mother, elder, ask(child)))).isEqualTo("NOT_UNDER_14");
        assertThat(consented(child)).isFalse();
    }

    @Test
    void onlyWhoHasEnteredTheChildAgreesForIt() {
        JsonNode dependant = enter(mother, "王小宝", 9);
        Someone stranger = village.person("李明");
        String code = ask(child);

        assertThat(declined(agree(stranger, dependant, code))).isEqualTo("NOT_FOUND");

        assertThat(declined(agree(mother, dependant, code)))
                .as("it is still good")
                .isEmpty();
    }

    @Test
    void aChildAgreesForNobody() {
        agree(mother, enter(mother, "王小宝", 9), ask(child));
        Someone friend = newcomer();
        JsonNode made = enter(child, "假孩子", 8);

        assertThat(declined(agree(child, made, ask(friend)))).isEqualTo("UNDER_AGE");
        assertThat(consented(friend)).isFalse();
    }

    @Test
    void aCodeIsGoodOnceForTenMinutesAndTheNewestAlone() {
        JsonNode dependant = enter(mother, "王小宝", 9);
        JsonNode sister = enter(mother, "王小妹", 7);
        String old = ask(child);
        String code = ask(child);
        assertThat(declined(agree(mother, dependant, old))).isEqualTo("CODE_GONE");
        jdbc.update(
                "update guardian_code set expires_at = utc_timestamp(3) - interval 1 second where person_id = ?",
                child.id());
        assertThat(declined(agree(mother, dependant, code))).isEqualTo("CODE_GONE");
        String fresh = ask(child);

        assertThat(declined(agree(mother, dependant, fresh))).isEmpty();

        assertThat(declined(agree(mother, sister, fresh))).isEqualTo("CODE_GONE");
        assertThat(declined(client.mutate(
                        child, "guardianAsk", "policyVersion: \"" + policy() + "\"", "guardianCode { code }")))
                .isEqualTo("ALREADY_GIVEN");
    }

    @Test
    void aRetryFindsWhatWasDone() {
        JsonNode dependant = enter(mother, "王小宝", 9);
        String input = input(dependant, ask(child));

        client.mutate(mother, "childConsentGive", input, FIELDS);
        JsonNode again = client.mutate(mother, "childConsentGive", input, FIELDS);

        assertThat(declined(again)).isEmpty();
        assertThat(count("select count(*) from consent where person_id = ?", child.id()))
                .isEqualTo(1);
    }

    @Test
    void aCodeIsTakenOnceThoughTwoGuardiansEnterItTogether() throws Exception {
        Someone father = village.person("王强");
        JsonNode hers = enter(mother, "王小宝", 9);
        JsonNode his = enter(father, "王小宝", 9);
        String code = ask(child);

        List<JsonNode> payloads = HouseholdTests.together(
                List.of(mother, father), each -> agree(each, each.equals(mother) ? hers : his, code));

        assertThat(payloads.stream().map(Client::declined)).containsExactlyInAnyOrder("", "CODE_GONE");
        assertThat(count("select count(*) from consent where person_id = ?", child.id()))
                .isEqualTo(1);
    }

    @Test
    void codesAreNotTriedOut() {
        JsonNode dependant = enter(mother, "王小宝", 9);
        // Thirty, and thirty more that this server counts by itself where Redis is away for a moment.
        JsonNode answer = tryCode(dependant, 0);
        for (int i = 1; i <= 60 && Client.errorCode(answer).isEmpty(); i++) {
            answer = tryCode(dependant, i);
        }

        assertThat(Client.errorCode(answer)).isEqualTo("TOO_MANY_REQUESTS");
    }

    @Test
    void theCodeItselfIsKeptNowhere() {
        String code = ask(child);

        assertThat(count(
                        "select count(*) from guardian_code where person_id = ? and code_hash <> unhex(sha2(?, 256))",
                        child.id(),
                        code))
                .isEqualTo(1);
    }

    private Someone newcomer() {
        return new TestPeople(jdbc, paths, keys).newcomer();
    }

    private String born(int age) {
        return LocalDate.now(clock).minusYears(age).toString();
    }

    private JsonNode enter(Someone guardian, String name, int age) {
        return client.add(
                        guardian,
                        key() + "kind: CHILD name: \"" + name + "\" birthDate: \"" + born(age)
                                + "\" consent: AS_GUARDIAN")
                .path("dependant");
    }

    private String policy() {
        return client.data(mother, "{ privacyPolicy { version } }")
                .at("/privacyPolicy/version")
                .asString();
    }

    private String ask(Someone who) {
        JsonNode payload = client.mutate(
                who, "guardianAsk", "policyVersion: \"" + policy() + "\"", "guardianCode { code expiresAt }");
        String code = payload.at("/guardianCode/code").asString();
        assertThat(code).as(payload.toString()).matches("[0-9]{8}");
        return code;
    }

    private String input(JsonNode dependant, String code) {
        return key() + "guardianship: \"" + dependant.path("id").asString() + "\" code: \"" + code
                + "\" policyVersion: \"" + policy() + "\"";
    }

    private JsonNode tryCode(JsonNode dependant, int code) {
        return client.ask(
                mother,
                "mutation { childConsentGive(input: {" + input(dependant, "%08d".formatted(code))
                        + "}) { userErrors { code } } }");
    }

    private JsonNode agree(Someone guardian, JsonNode dependant, String code) {
        return client.mutate(guardian, "childConsentGive", input(dependant, code), FIELDS);
    }

    private JsonNode withdraw(Someone guardian, JsonNode dependant) {
        String id = dependant.path("id").asString();
        return client.mutate(guardian, "childConsentWithdraw", "guardianship: \"" + id + "\"", FIELDS);
    }

    private JsonNode consentGive(Someone who, boolean under14) {
        return client.mutate(
                who, "consentGive", "policyVersion: \"" + policy() + "\" under14: " + under14, "me { consented }");
    }

    private boolean consented(Someone who) {
        return client.me(who, "consented").path("consented").asBoolean();
    }

    private JsonNode rename(Someone who) {
        return client.ask(who, "mutation { personUpdate(input: {name: \"小宝\", version: 0}) { userErrors { code } } }");
    }
}
