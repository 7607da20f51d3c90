package cn.doorplate.resident;

import static cn.doorplate.resident.Client.declined;
import static cn.doorplate.resident.Client.key;
import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.TestPeople.Someone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Children and elders, and who acts for them. */
class DependantTests extends ResidentFixture {

    @Autowired
    Clock clock;

    @Autowired
    Guardianships guardianships;

    @Test
    void aChildUnderFourteenComesWithTheGuardiansConsentAndAKeyOfItsOwn() {
        Someone wang = village.person("王英");

        JsonNode child = client.add(wang, child("王小宝", 7, "AS_GUARDIAN")).path("dependant");

        assertThat(child.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(child.path("age").asInt()).isEqualTo(7);
        JsonNode listed = client.me(wang, "dependants { name age kind }")
                .path("dependants")
                .path(0);
        assertThat(listed.path("name").asString()).isEqualTo("王小宝");
        long person = dependantOf(wang);
        assertThat(jdbc.queryForObject("select given_by from consent where person_id = ?", Long.class, person))
                .isEqualTo(wang.id());
        assertThat(count("select count(*) from person_key where person_id = ? and destroyed_at is null", person))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from person where id = ? and status = 'DEPENDANT' and locate(?, name_sealed) = 0",
                        person,
                        "小宝"))
                .isEqualTo(1);
        assertThat(guardianships.mayActFor(wang.id(), person)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "CHILD, 13, IN_PERSON, CONSENT_NEEDED",
        "CHILD, 14, IN_PERSON, ''",
        "CHILD, 17, AS_GUARDIAN, ''",
        "CHILD, 18, AS_GUARDIAN, WRONG_AGE",
        "CHILD, -1, AS_GUARDIAN, WRONG_AGE",
        "ELDER, 59, IN_PERSON, WRONG_AGE",
        "ELDER, 60, IN_PERSON, ''",
        "ELDER, 80, AS_GUARDIAN, CONSENT_NEEDED",
        "ELDER, 80, OWN_ACCOUNT, CONSENT_NEEDED",
        "ELDER, 80, BY_PHONE, ''"
    })
    void consentHasToBeThatOfTheAge(String kind, int age, String consent, String refusal) {
        JsonNode payload = client.add(village.person("王英"), dependant(kind, "王某某", age, consent));

        assertThat(payload.path("userErrors").isEmpty() ? "" : declined(payload))
                .isEqualTo(refusal);
    }

    @Test
    void anElderWithAnAccountAgreesThemselfAndMayTakeItBack() {
        String phone = TestVillage.phone();
        Someone elder = village.person("刘桂芳", phone);
        Someone son = village.person("王强");

        JsonNode asked = client.add(son, dependant("ELDER", "妈妈", 72, "IN_PERSON") + "phone: \"" + phone + "\"")
                .path("dependant");
        assertThat(asked.path("status").asString()).isEqualTo("WAITING");
        assertThat(guardianships.mayActFor(son.id(), elder.id())).isFalse();
        assertThat(client.me(son, "dependants { name phone age }")
                        .path("dependants")
                        .path(0)
                        .toString())
                .as("the account's own name is not the son's to learn")
                .contains("妈妈")
                .doesNotContain("桂芳");

        JsonNode offer = client.me(elder, "guardians { id version status name }")
                .path("guardians")
                .path(0);
        assertThat(offer.path("name").asString()).isEqualTo("王*");
        assertThat(declined(client.answer(son, "guardianshipConfirm", offer))).isEqualTo("NOT_FOUND");
        JsonNode agreed = client.answer(elder, "guardianshipConfirm", offer).path("guardian");
        assertThat(agreed.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(guardianships.mayActFor(son.id(), elder.id())).isTrue();
        assertThat(declined(client.answer(elder, "guardianshipRefuse", offer))).isEqualTo("CONFLICT");

        assertThat(client.end(elder, agreed).path("status").asString()).isEqualTo("ENDED");
        assertThat(guardianships.mayActFor(son.id(), elder.id())).isFalse();
        assertThat(client.me(son, "dependants { id }").path("dependants")).isEmpty();
        assertThat(count("select count(*) from person_key where person_id = ? and destroyed_at is null", elder.id()))
                .as("the elder's account is their own")
                .isEqualTo(1);
    }

    @Test
    void anElderWhoSaysNoIsActedForByNobody() {
        String phone = TestVillage.phone();
        Someone elder = village.person("刘桂芳", phone);
        Someone stranger = village.person("王强");
        client.add(stranger, dependant("ELDER", "婆婆", 72, "IN_PERSON") + "phone: \"" + phone + "\"");

        JsonNode offer =
                client.me(elder, "guardians { id version }").path("guardians").path(0);
        client.answer(elder, "guardianshipRefuse", offer);

        assertThat(guardianships.mayActFor(stranger.id(), elder.id())).isFalse();
        assertThat(client.me(stranger, "dependants { status }")
                        .path("dependants")
                        .path(0)
                        .path("status")
                        .asString())
                .isEqualTo("REFUSED");
        assertThat(client.me(elder, "guardians { id }").path("guardians")).isEmpty();
    }

    @Test
    void nobodyIsTheirOwnDependant() {
        String phone = TestVillage.phone();
        Someone wang = village.person("王英", phone);

        assertThat(declined(client.add(wang, dependant("ELDER", "王英", 70, "IN_PERSON") + "phone: \"" + phone + "\"")))
                .isEqualTo("ONESELF");
    }

    @Test
    void aDependantIsAddedOnce() throws Exception {
        Someone wang = village.person("王英");
        String input = child("王小宝", 7, "AS_GUARDIAN");

        List<JsonNode> twins = HouseholdTests.together(List.of(wang, wang, wang), each -> client.add(each, input));
        assertThat(twins.stream()
                        .map(payload -> payload.path("dependant").path("id").asString())
                        .distinct())
                .hasSize(1);
        assertThat(declined(client.add(wang, child("王小宝", 7, "AS_GUARDIAN")))).isEqualTo("ALREADY");
        assertThat(count("select count(*) from guardianship where guardian_id = ?", wang.id()))
                .isEqualTo(1);
    }

    @Test
    void atMostTenThoughTheyComeAtOnce() throws Exception {
        Someone wang = village.person("王英");
        IntStream.range(0, 8).forEach(i -> client.add(wang, child("孩子" + i, 7, "AS_GUARDIAN")));

        List<JsonNode> payloads = HouseholdTests.together(
                List.of(wang, wang, wang, wang),
                each -> client.add(
                        each, child("孩子" + UUID.randomUUID().toString().substring(0, 8), 7, "AS_GUARDIAN")));

        assertThat(payloads.stream()
                        .filter(payload -> !payload.path("userErrors").isEmpty())
                        .map(Client::declined))
                .containsExactly("TOO_MANY", "TOO_MANY");
        assertThat(count("select count(*) from guardianship where guardian_id = ? and live = 1", wang.id()))
                .isEqualTo(10);
    }

    @Test
    void aDependantIsConfirmedInAHouseholdTogetherWithTheGuardian() {
        Someone wang = village.person("王英");
        Someone worker = village.worker();
        JsonNode membership = client.join(wang, village, "501").path("membership");
        client.add(wang, child("王小宝", 7, "AS_GUARDIAN") + household(membership));
        client.add(wang, dependant("ELDER", "王老爷子", 81, "IN_PERSON") + household(membership));

        client.confirm(worker, membership);

        JsonNode dependants =
                client.me(wang, "dependants { households { status door } }").path("dependants");
        assertThat(dependants).hasSize(2);
        dependants.forEach(dependant -> assertThat(
                        dependant.path("households").path(0).path("status").asString())
                .isEqualTo("CONFIRMED"));
        assertThat(count("select count(*) from role_grant where role = 'RESIDENT' and place_id = ?", village.unit))
                .isEqualTo(3);
    }

    @Test
    void aDependantIsPutIntoNobodyElsesHousehold() {
        Someone wang = village.person("王英");
        JsonNode others = client.join(village.person("李明"), village, "501").path("membership");

        assertThat(declined(client.add(wang, child("王小宝", 7, "AS_GUARDIAN") + household(others))))
                .isEqualTo("NOT_FOUND");
        assertThat(count("select count(*) from guardianship where guardian_id = ?", wang.id()))
                .isZero();
    }

    @Test
    void anElderWithAnAccountMovesInWhenTheyHaveAgreed() {
        String phone = TestVillage.phone();
        Someone elder = village.person("刘桂芳", phone);
        Someone son = village.person("王强");
        JsonNode membership = client.join(son, village, "501").path("membership");
        client.add(son, dependant("ELDER", "妈妈", 72, "IN_PERSON") + "phone: \"" + phone + "\"" + household(membership));
        assertThat(client.me(elder, "households { id }").path("households")).isEmpty();

        JsonNode offer =
                client.me(elder, "guardians { id version }").path("guardians").path(0);
        client.answer(elder, "guardianshipConfirm", offer);

        assertThat(client.me(elder, "households { status }")
                        .path("households")
                        .path(0)
                        .path("status")
                        .asString())
                .isEqualTo("WAITING");
    }

    @Test
    void whoActedForAnElderOnceDoesNotSeeByAskingAgainWhereTheyLiveNow() {
        String phone = TestVillage.phone();
        Someone elder = village.person("刘桂芳", phone);
        Someone son = village.person("王强");
        JsonNode membership = client.join(son, village, "501").path("membership");
        String mother = dependant("ELDER", "妈妈", 72, "IN_PERSON") + "phone: \"" + phone + "\"";
        client.add(son, mother + household(membership));
        JsonNode agreed =
                client.answer(elder, "guardianshipConfirm", offer(elder)).path("guardian");
        assertThat(homes(son)).as("while it holds").hasSize(1);
        client.end(elder, agreed);

        client.add(son, dependant("ELDER", "妈妈", 72, "IN_PERSON") + "phone: \"" + phone + "\"");
        assertThat(homes(son)).as("while it waits").isEmpty();
        client.answer(elder, "guardianshipRefuse", offer(elder));
        assertThat(homes(son)).as("when it was refused").isEmpty();
    }

    private JsonNode offer(Someone elder) {
        return client.me(elder, "guardians { id version }").path("guardians").path(0);
    }

    private JsonNode homes(Someone guardian) {
        return client.me(guardian, "dependants { households { status endedAt } }")
                .path("dependants")
                .path(0)
                .path("households");
    }

    @Test
    void forAnAccountThatWasClosedAMomentAgoNothingIsEnteredAnyMore() {
        Someone wang = village.person("王英");
        client.me(wang, "dependants { id }");
        jdbc.update("update person set status = 'CLOSED' where id = ?", wang.id());

        JsonNode added = client.ask(
                wang,
                "mutation { dependantAdd(input: {" + child("王小宝", 7, "AS_GUARDIAN") + "}) { userErrors { code } } }");
        JsonNode joined = client.ask(
                wang,
                "mutation { householdJoin(input: {" + Client.key() + "building: \"" + TestVillage.id(village.house)
                        + "\" door: \"1楼\"}) { userErrors { code } } }");

        assertThat(List.of(Client.errorCode(added), Client.errorCode(joined))).containsOnly("UNAUTHORIZED");
        assertThat(count("select count(*) from guardianship where guardian_id = ?", wang.id()))
                .as("nobody would ever remove the child's name")
                .isZero();
        assertThat(count("select count(*) from household_member where person_id = ?", wang.id()))
                .isZero();
    }

    @Test
    void whatWasKeptOfADependantGoesWhenNobodyActsForThemAnyMore() {
        Someone wang = village.person("王英");
        JsonNode membership = client.join(wang, village, "501").path("membership");
        JsonNode child = client.add(wang, child("王小宝", 7, "AS_GUARDIAN") + household(membership))
                .path("dependant");
        client.confirm(village.worker(), membership);
        long person = dependantOf(wang);

        assertThat(declined(client.end(village.person("李明"), child))).isEqualTo("NOT_FOUND");
        client.end(wang, child);

        assertThat(count(
                        "select count(*) from person where id = ? and name_sealed is null and birth_date_sealed is null",
                        person))
                .isEqualTo(1);
        assertThat(count("select count(*) from person_key where person_id = ? and destroyed_at is null", person))
                .isZero();
        assertThat(count("select count(*) from household_member where person_id = ? and live = 1", person))
                .isZero();
        assertThat(count("select count(*) from consent where person_id = ? and withdrawn_at is null", person))
                .isZero();
        assertThat(count(
                        "select count(*) from role_grant where person_id = ? and (valid_until is null or valid_until > utc_timestamp(3))",
                        person))
                .isZero();
    }

    @Test
    void aGuardianMayNotActForAChildWhoHasGrownUp() {
        Someone wang = village.person("王英");
        client.add(wang, child("王小宝", 17, "AS_GUARDIAN"));
        long person = dependantOf(wang);
        assertThat(guardianships.mayActFor(wang.id(), person)).isTrue();

        jdbc.update(
                "update person set birth_date_sealed = ? where id = ?",
                keys.seal(person, "person.birth_date", born(18)),
                person);

        assertThat(guardianships.mayActFor(wang.id(), person)).isFalse();
        assertThat(client.me(wang, "dependants { status }")
                        .path("dependants")
                        .path(0)
                        .path("status")
                        .asString())
                .isEqualTo("GROWN_UP");
    }

    private String born(int age) {
        return LocalDate.now(clock).minusYears(age).toString();
    }

    private String child(String name, int age, String consent) {
        return dependant("CHILD", name, age, consent);
    }

    private String dependant(String kind, String name, int age, String consent) {
        return key() + "kind: " + kind + " name: \"" + name + "\" birthDate: \"" + born(age) + "\" consent: " + consent
                + " ";
    }

    private static String household(JsonNode membership) {
        return " household: \"" + membership.path("id").asString() + "\"";
    }

    private long dependantOf(Someone guardian) {
        Long id = jdbc.queryForObject(
                "select max(dependant_id) from guardianship where guardian_id = ?", Long.class, guardian.id());
        return id == null ? 0 : id;
    }
}
