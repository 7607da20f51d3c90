package cn.doorplate.resident;

import static cn.doorplate.resident.Client.errorCode;
import static cn.doorplate.resident.Client.key;
import static cn.doorplate.resident.TestVillage.id;
import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.TestPeople.Someone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How often one may say where one lives and for whom one acts. */
class EntryLimitsTests extends ResidentFixture {

    private static final int A_DAY = 30;

    @Test
    void nobodyTriesDoorsByTheDozen() {
        Someone wang = village.person("王英");

        JsonNode[] tries = IntStream.range(0, A_DAY)
                .mapToObj(i -> client.join(wang, village, "9" + i))
                .toArray(JsonNode[]::new);

        assertThat(tries)
                .allSatisfy(payload -> assertThat(Client.declined(payload)).isEqualTo("NO_SUCH_HOUSEHOLD"));
        assertThat(errorCode(join(wang))).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(count("select count(*) from household_member where person_id = ?", wang.id()))
                .isZero();
        assertThat(errorCode(join(village.person("李明"))))
                .as("others are free to")
                .isEmpty();
    }

    @Test
    void nobodyFindsOutByTheDozenWhoseNumberHasAnAccount() {
        Someone wang = village.person("王英");
        String phone = TestVillage.phone();
        village.person("刘桂芳", phone);

        JsonNode[] tries = IntStream.range(0, A_DAY)
                .mapToObj(i -> elder(wang, "13800000000", "AS_GUARDIAN"))
                .toArray(JsonNode[]::new);

        assertThat(tries).allSatisfy(answer -> assertThat(answer.toString()).contains("CONSENT_NEEDED"));
        assertThat(errorCode(elder(wang, phone, "IN_PERSON"))).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(count("select count(*) from guardianship where guardian_id = ?", wang.id()))
                .isZero();
        assertThat(errorCode(join(wang)))
                .as("what is counted is each by itself")
                .isEmpty();
    }

    private JsonNode join(Someone who) {
        return client.ask(
                who,
                "mutation { householdJoin(input: {" + key() + "building: \"" + id(village.building) + "\" unit: \""
                        + id(village.unit) + "\" door: \"501\"}) { userErrors { code } } }");
    }

    private JsonNode elder(Someone guardian, String phone, String consent) {
        return client.ask(
                guardian,
                "mutation { dependantAdd(input: {" + key()
                        + "kind: ELDER name: \"妈妈\" birthDate: \"1950-01-01\" consent: " + consent + " phone: \""
                        + phone
                        + "\"}) { userErrors { code } } }");
    }
}
