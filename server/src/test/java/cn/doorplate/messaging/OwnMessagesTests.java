package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.privacy.PersonalDataExports;
import cn.doorplate.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A copy has all messages in words, and of who leaves nothing is left. */
@NullUnmarked // what is null where it must not be is a failed test
class OwnMessagesTests extends InboxFixture {

    private static final List<String> TABLES =
            List.of("message", "message_setting", "subscribe_credit", "delivery", "message_digest");

    @Autowired
    private PersonalDataExports exports;

    @Autowired
    private OwnMessages own;

    @Test
    void areInTheCopyInWords() {
        Someone wang = furnished();

        String copy = copyOf(wang);

        assertThat(copy).contains("只给王英", "发给大家", "住户与家人", "通知公告", "提醒设置", "22:00 至 07:05", "还可提醒 2 次");
    }

    @Test
    void areGoneWithWhoeverLeavesAndNobodyElses() {
        Someone wang = furnished();
        Someone li = furnished();

        for (int round = 0; round < 2; round++) {
            transactions.executeWithoutResult(status -> own.erase(wang.id()));
        }

        for (String table : TABLES) {
            assertThat(count("select count(*) from " + table + " where person_id = ?", wang.id()))
                    .as(table)
                    .isZero();
            assertThat(count("select count(*) from " + table + " where person_id = ?", li.id()))
                    .as(table)
                    .isPositive();
        }
    }

    private String copyOf(Someone someone) {
        long export = exports.request(someone.id()).id();
        await().atMost(PATIENCE).until(() -> exports.open(export, someone.id()).isPresent());
        return new String(exports.open(export, someone.id()).orElseThrow(), StandardCharsets.UTF_8);
    }

    private Someone furnished() {
        Someone someone = people.someone();
        tell(someone, saying("只给王英"));
        tellAll(List.of(someone.id()), MessageKind.NOTICE, "发给大家");
        jdbc.update(
                "insert into message_setting (person_id, wechat, sms, muted, quiet_from, quiet_until, version)"
                        + " values (?, 1, 0, 'ROLE', 1320, 425, 1)",
                someone.id());
        jdbc.update(
                "insert into subscribe_credit (person_id, template, remaining, standing) values (?, 'one', 2, 0)",
                someone.id());
        jdbc.update(
                "insert into delivery (id, person_id, seq, channel, kind, region_code, state, due_at, created_at)"
                        + " values (?, ?, 1, 'SMS', 'NOTICE', 10, 'SENT', utc_timestamp(3), utc_timestamp(3))",
                Ids.next(),
                someone.id());
        jdbc.update(
                "insert into message_digest (id, person_id, channel, day, region_code, state, due_at, created_at)"
                        + " values (?, ?, 'SMS', '2026-11-21', 10, 'SENT', utc_timestamp(3), utc_timestamp(3))",
                Ids.next(),
                someone.id());
        return someone;
    }
}
