package cn.doorplate.resident;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.TestPeople.Someone;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** People are told in their inbox what others decided about their home and their family, and not what they did themselves. */
class HouseholdNewsTests extends ResidentFixture {

    private static final String REASON = "reason: \"房号写错了\"";

    @Autowired
    ResidentData data;

    @Test
    void whoIsConfirmedIsTold() {
        Someone wang = village.person("王英");
        JsonNode asked = client.join(wang, village, "501").path("membership");
        assertThat(news(wang)).isEmpty();
        Someone worker = village.worker();

        client.confirm(worker, asked);

        assertThat(news(wang)).containsExactly("住址已核实：您在3栋1单元501的住址登记已经核实。");
        assertThat(news(worker)).isEmpty();
        assertThat(count(
                        "select count(*) from message where person_id = ? and region_code = ? and kind = 'HOUSEHOLD'",
                        wang.id(),
                        village.community.value()))
                .isEqualTo(1);
    }

    @Test
    void whoIsRefusedIsToldWhy() {
        Someone wang = village.person("王英");
        JsonNode asked = client.join(wang, village, "501").path("membership");

        client.decide(village.worker(), "householdRefuse", asked, REASON);

        assertThat(news(wang)).containsExactly("住址未通过核实：您在3栋1单元501的住址登记未通过核实：房号写错了。如有误，请改正后重新登记。");
    }

    @Test
    void whoseHouseholdTheWorkerEndsIsToldAndWhoLeavesKnows() {
        Someone wang = village.person("王英");
        Someone li = village.person("李华");
        Someone worker = village.worker();
        JsonNode ofWang = client.confirm(
                        worker, client.join(wang, village, "501").path("membership"))
                .path("membership");
        JsonNode ofLi = client.confirm(worker, client.join(li, village, "501").path("membership"))
                .path("membership");

        client.decide(worker, "householdMemberEnd", ofWang, "reason: \"已经搬走。\"");
        client.decide(li, "householdLeave", ofLi, "");

        assertThat(news(wang).get(0)).isEqualTo("住址登记已结束：您在3栋1单元501的住址登记已经结束：已经搬走。如有误，请重新登记。");
        assertThat(news(li)).hasSize(1).first().asString().startsWith("住址已核实");
    }

    @Test
    void whatIsDeclinedIsTellingNobody() {
        Someone wang = village.person("王英");
        JsonNode asked = client.join(wang, village, "501").path("membership");
        Someone worker = village.worker();
        client.decide(worker, "householdRefuse", asked, REASON);

        assertThat(Client.declined(client.confirm(worker, asked))).isEqualTo("CONFLICT");

        assertThat(news(wang)).hasSize(1);
    }

    @Test
    void theTwoSidesOfAGuardianshipAreToldWhatTheOtherDid() {
        String phone = TestVillage.phone();
        Someone elder = village.person("刘桂芳", phone);
        Someone son = village.person("王强");
        client.add(son, elder(phone));
        assertThat(news(elder)).containsExactly("有人申请为您代办：王*申请为您代办事务。请在“我的家人”里选择同意或不同意。");

        client.answer(elder, "guardianshipConfirm", offer(elder));
        assertThat(news(son)).containsExactly("家人已同意由您代办：妈妈已同意由您代办事务。");

        client.end(son, offer(elder));
        assertThat(news(elder).get(0)).isEqualTo("代办关系已解除：王*不再为您代办事务。");
        assertThat(news(son)).hasSize(1);
    }

    @Test
    void aGuardianIsToldThatTheElderSaysNoOrTakesItBack() {
        String phone = TestVillage.phone();
        Someone elder = village.person("刘桂芳", phone);
        Someone son = village.person("王强");
        client.add(son, elder(phone));
        client.answer(elder, "guardianshipRefuse", offer(elder));
        assertThat(news(son).get(0)).startsWith("家人未同意由您代办：妈妈没有同意");

        client.add(son, elder(phone));
        client.answer(elder, "guardianshipConfirm", offer(elder));
        client.end(elder, offer(elder));

        assertThat(news(son).get(0)).isEqualTo("代办关系已解除：您为妈妈代办的关系已经解除。");
        assertThat(news(elder)).hasSize(2).allMatch(text -> text.startsWith("有人申请为您代办"));
    }

    @Test
    void whoActsForSomebodyIsToldWhenTheyLeave() {
        String phone = TestVillage.phone();
        Someone elder = village.person("刘桂芳", phone);
        Someone son = village.person("王强");
        client.add(son, elder(phone));
        client.answer(elder, "guardianshipConfirm", offer(elder));

        transactions.executeWithoutResult(status -> data.erase(elder.id()));
        transactions.executeWithoutResult(status -> data.erase(elder.id()));

        assertThat(news(son)).hasSize(2).first().asString().startsWith("代办关系已解除");
    }

    private List<String> news(Someone someone) {
        return client.me(someone, "inbox { messages { nodes { title text } } }")
                .at("/inbox/messages/nodes")
                .valueStream()
                .map(node ->
                        node.path("title").asString() + "：" + node.path("text").asString())
                .toList();
    }

    private JsonNode offer(Someone elder) {
        return client.me(elder, "guardians { id version }").path("guardians").path(0);
    }

    private static String elder(String phone) {
        return Client.key() + "kind: ELDER name: \"妈妈\" birthDate: \"1950-01-01\" consent: IN_PERSON phone: \"" + phone
                + "\"";
    }
}
