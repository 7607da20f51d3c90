package cn.doorplate.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleGrant;
import cn.doorplate.identity.RoleGrants;
import cn.doorplate.identity.TestPeople.Reachable;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whose role is over is on duty there no more, and the office hears what became vacant. */
class WorkerGoneTests extends DutyTest {

    @Autowired
    DutyRosters rosters;

    @Autowired
    RoleGrants grants;

    @Autowired
    WorkerGone gone;

    @Autowired
    TransactionTemplate transactions;

    private Reachable wang;

    @BeforeEach
    void wang() {
        wang = reachable();
    }

    private void end(Role role) {
        RoleGrant held = grants.appointmentsOf(List.of(wang.someone().id())).stream()
                .filter(grant -> grant.role() == role)
                .findFirst()
                .orElseThrow();
        transactions.executeWithoutResult(status -> grants.end(Ids.fromOpaque(held.id()), office.id()));
    }

    private void runOut() {
        jdbc.update(
                "update role_grant set valid_until = utc_timestamp(3) where person_id = ?",
                wang.someone().id());
    }

    private boolean isOnDuty() {
        return rosters.isOnDuty(wang.someone().id(), new DutyPost(DutyPostKind.GRID, door.gridId()), Instant.now());
    }

    private int shifts() {
        return ask(wang.someone(), "me { dutyShifts { nodes { id } } }")
                .at("/dutyShifts/nodes")
                .size();
    }

    @Test
    void whoseRoleIsEndedIsOnDutyThereNoMoreAndTheOfficeHearsItOnce() {
        people.give(wang.someone(), Role.GRID_WORKER, grid(door));
        done(add(with(shift(wang, in(-1), in(3)), "weeks", 4)));
        assertThat(isOnDuty()).isTrue();

        end(Role.GRID_WORKER);

        assertThat(isOnDuty()).isFalse();
        assertThat(shifts()).isZero();
        gone.sweep();
        assertThat(told(office)).containsExactly("值班有空缺");
        assertThat(ask(office, "me { inbox { messages(first: 1) { nodes { text } } } }")
                        .toString())
                .contains("第一网格的值班表空出4班，最早一班是");
        assertThat(ask(wang.someone(), "me { inbox { messages(first: 9) { nodes { title } } } }")
                        .toString())
                .contains("您的值班已取消");
        assertThat(gaps("[NOBODY_ON_DUTY]")).containsExactly("第一网格今后7天没有人值班");
    }

    @Test
    void whoseRoleRunsOutIsOnDutyThereNoMoreAndStandsBehindNoCardOfIt() {
        people.give(wang.someone(), Role.GRID_WORKER, grid(door));
        done(add(shift(wang, in(-1), in(3))));
        published(with(
                card("GRID_WORKER", "王英"), "account", wang.phone(), "at", Map.of("grid", Ids.toOpaque(door.gridId()))));
        gone.sweep();
        assertThat(isOnDuty()).isTrue();
        runOut();

        gone.sweep();
        gone.sweep();

        assertThat(isOnDuty()).isFalse();
        assertThat(told(office)).containsExactly("值班有空缺");
        assertThat(gaps("[PERSON_GONE]")).containsExactly("第一网格网格员王英的账号已注销或任职已结束");
    }

    @Test
    void whoHasAnotherRoleThereStaysOnDutyAsLongAsThatLasts() {
        people.give(wang.someone(), Role.GRID_WORKER, grid(door));
        people.give(wang.someone(), Role.MEDIATOR, region(door.community()));
        done(add(with(shift(wang, in(-1), in(3)), "weeks", 2)));

        end(Role.GRID_WORKER);
        assertThat(shifts()).isEqualTo(2);

        end(Role.MEDIATOR);
        assertThat(shifts()).isZero();
    }

    @Test
    void whomTheOfficePutOnDutyWithoutARoleThereStays() {
        people.give(wang.someone(), Role.GRID_WORKER, grid(places.door()));
        done(add(shift(wang, in(-1), in(3))));
        published(with(card("BUILDING_HEAD", "王英"), "account", wang.phone()));

        end(Role.GRID_WORKER);
        gone.sweep();

        assertThat(isOnDuty()).isTrue();
        assertThat(gaps("[PERSON_GONE]")).isEmpty();
    }

    @Test
    void whomTheOfficePutOnDutyAfterTheRoleWasOverStays() {
        people.give(wang.someone(), Role.GRID_WORKER, grid(door));
        runOut();
        done(add(shift(wang, in(-1), in(3))));

        gone.sweep();

        assertThat(isOnDuty()).isTrue();
    }
}
