package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleGrants;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People are told which roles they were given and which have ended, with the commit, unless they did it themselves. */
@NullUnmarked // what is null where it must not be is a failed test
class RoleNewsTests extends InboxFixture {

    @Autowired
    private Doorplates doorplates;

    @Autowired
    private RoleGrants grants;

    private Door door;
    private PlacePath grid;

    @BeforeEach
    void build() {
        door = new TestPlaces(jdbc, doorplates).door();
        grid = paths.of(new PlaceRef(PlaceKind.GRID, door.gridId())).orElseThrow();
    }

    @Test
    void whoIsAppointedIsToldAndWhenItEnds() {
        Someone wang = people.someone();
        Someone office = people.someone();

        long grant = give(wang, Role.GRID_WORKER, null, office.id());
        transactions.executeWithoutResult(status -> grants.end(grant, 0, office.id()));

        assertThat(texts(wang)).containsExactly("您在第一网格的网格员一职已经结束。如有疑问，请联系社区。", "您已被任命为第一网格的网格员，即日起任职。请在“我的”里查看。");
        assertThat(texts(office)).isEmpty();
        assertThat(count(
                        "select count(*) from message where person_id = ? and kind = 'ROLE' and region_code = ?",
                        wang.id(),
                        door.community().value()))
                .isEqualTo(2);
    }

    @Test
    void aTermIsTold() {
        Someone wang = people.someone();
        Giving giving = new Giving(Instant.parse("2099-01-01T00:00:00Z"), Instant.parse("2099-12-31T00:00:00Z"));

        transactions.executeWithoutResult(status -> grants.give(
                new RoleGrants.Giving(wang.id(), Role.GRID_WORKER, grid, giving.from(), giving.until(), null)));

        assertThat(texts(wang)).singleElement().asString().contains("自2099年1月1日起任职，到2099年12月31日为止");
    }

    private record Giving(Instant from, Instant until) {}

    @Test
    void whoDidItThemselfIsNotToldNorWhoBecameResident() {
        Someone wang = people.someone();

        long own = give(wang, Role.GRID_WORKER, null, wang.id());
        transactions.executeWithoutResult(status -> grants.end(own, wang.id()));
        transactions.executeWithoutResult(status -> grants.give(new RoleGrants.Giving(
                wang.id(),
                Role.RESIDENT,
                paths.of(new PlaceRef(PlaceKind.BUILDING, door.buildingId())).orElseThrow(),
                Instant.EPOCH,
                null,
                people.someone().id())));

        assertThat(texts(wang)).isEmpty();
    }

    @Test
    void nothingIsToldOfWhatIsRolledBack() {
        Someone wang = people.someone();

        transactions.executeWithoutResult(status -> {
            grants.give(new RoleGrants.Giving(wang.id(), Role.GRID_WORKER, grid, Instant.EPOCH, null, null));
            status.setRollbackOnly();
        });

        assertThat(texts(wang)).isEmpty();
    }

    private long give(Someone someone, Role role, @Nullable Instant until, long by) {
        return transactions.execute(
                status -> grants.give(new RoleGrants.Giving(someone.id(), role, grid, Instant.EPOCH, until, by)));
    }
}
