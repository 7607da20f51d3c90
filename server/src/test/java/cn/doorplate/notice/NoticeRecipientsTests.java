package cn.doorplate.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** To whom a notice goes. */
@NullUnmarked // what is null where it must not be is a failed test
class NoticeRecipientsTests extends NoticeGround {

    @Autowired
    NoticeRecipients recipients;

    @Autowired
    Notices notices;

    @Autowired
    Statements statements;

    @Test
    void everyoneIsWhoLivesThereAndHoldsARoleThereAndOfAWholeCountyWhoRidesInIt() {
        Someone resident = resident(door);
        Someone neighbour = resident(otherDoor);
        Someone rider = people.holding(Role.RIDER, region(door.county()));
        Someone worker = worker();
        Someone office = office();
        Someone street =
                people.holding(Role.STREET_STAFF, region(door.community().at(RegionLevel.STREET)));
        Door next = places.door(places.community(new RegionCode(door.community().value() + 1)));
        Someone elsewhere = resident(next);

        long notice = notice(false, NoticeAudience.EVERYONE, community());

        assertThat(told(notice, 1_000))
                .containsExactlyInAnyOrder(resident.id(), neighbour.id(), worker.id(), office.id())
                .doesNotContain(rider.id(), street.id(), elsewhere.id());
        assertThat(told(notice(false, NoticeAudience.EVERYONE, region(door.county())), 1_000))
                .contains(street.id(), elsewhere.id(), worker.id(), rider.id());
        PlaceRef building = new PlaceRef(PlaceKind.BUILDING, door.buildingId());
        Door far = places.door();
        assertThat(told(notice(false, NoticeAudience.EVERYONE, building, region(far.county())), 1_000))
                .as("of another county as a whole")
                .containsExactly(resident.id());
    }

    @Test
    void whoeverItIsForIsToldAndNobodyElse() {
        Someone resident = resident(door);
        Someone rider = people.holding(Role.RIDER, region(door.county()));
        Someone worker = worker();

        assertThat(told(notice(false, NoticeAudience.RESIDENTS, community()), 10))
                .containsExactly(resident.id());
        assertThat(told(notice(false, NoticeAudience.RIDERS, grid()), 10)).containsExactly(rider.id());
        assertThat(told(notice(false, NoticeAudience.STAFF, community()), 10)).containsExactly(worker.id());
    }

    @Test
    void aGridACompoundOrABuildingHoldsThoseBehindItsDoorsAndWorkingInIt() {
        Someone here = resident(door);
        resident(otherDoor);
        Someone worker = worker();
        people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, otherDoor.gridId()));
        Someone head = people.holding(Role.BUILDING_HEAD, new PlaceRef(PlaceKind.BUILDING, door.buildingId()));
        office();

        assertThat(told(notice(false, NoticeAudience.EVERYONE, grid()), 10))
                .containsExactlyInAnyOrder(here.id(), worker.id(), head.id());
        assertThat(told(
                        notice(false, NoticeAudience.EVERYONE, new PlaceRef(PlaceKind.COMPOUND, door.compoundId())),
                        10))
                .containsExactlyInAnyOrder(here.id(), head.id());
        assertThat(told(
                        notice(false, NoticeAudience.RESIDENTS, new PlaceRef(PlaceKind.BUILDING, door.buildingId())),
                        10))
                .containsExactly(here.id());
    }

    @Test
    void anEldersHouseholdIsOneInWhichAnElderLivesForWhomSomebodyActs() {
        long home = household(door, "501");
        Someone daughter = people.someone();
        Someone elder = people.someone();
        lives(daughter.id(), home, door.community());
        lives(elder.id(), home, door.community());
        guards(daughter.id(), elder.id(), DependantIs.ELDER);
        resident(door);

        assertThat(told(notice(false, NoticeAudience.ELDER_HOUSEHOLDS, community()), 10))
                .containsExactlyInAnyOrder(daughter.id(), elder.id());
    }

    @Test
    void childrenAreLeftToTheirGuardians() {
        long home = household(door, "501");
        Someone mother = people.someone();
        Someone child = people.someone();
        lives(mother.id(), home, door.community());
        lives(child.id(), home, door.community());
        guards(mother.id(), child.id(), DependantIs.CHILD);

        assertThat(told(notice(false, NoticeAudience.RESIDENTS, community()), 10))
                .containsExactly(mother.id());
    }

    @Test
    void nobodyIsLeftOutHoweverSmallThePartsAndWhereverTheyEnd() {
        Door next = places.door(places.community(new RegionCode(door.community().value() + 1)));
        List<Long> expected = new ArrayList<>();
        for (Door at : List.of(door, otherDoor, next)) {
            IntStream.range(0, 4).forEach(i -> expected.add(resident(at).id()));
        }
        Someone twoHomes = resident(door);
        lives(twoHomes.id(), household(otherDoor, "701"), door.community());
        lives(twoHomes.id(), household(next, "701"), next.community());
        expected.add(twoHomes.id());
        IntStream.range(0, 3)
                .forEach(i -> expected.add(
                        people.holding(Role.RIDER, region(door.county())).id()));
        IntStream.range(0, 3).forEach(i -> expected.add(worker().id()));

        long notice = notice(false, NoticeAudience.EVERYONE, region(door.county()), grid(), community());

        for (int atMost : new int[] {1, 2, 3, 5, 1_000}) {
            assertThat(Set.copyOf(told(notice, atMost)))
                    .as("in parts of %s", atMost)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void nobodyIsToldOfWhatIsInForceNoMore() {
        resident(door);
        long notice = notice(false, NoticeAudience.EVERYONE, community());
        jdbc.update("update notice set state = 'WITHDRAWN' where id = ?", notice);

        assertThat(told(notice, 10)).isEmpty();
    }

    @Test
    void whetherAnybodyIsReachedIsFoundWithoutGoingThroughACounty() {
        Door at = places.door(places.community(new RegionCode(door.community().value() + 30)));
        long home = household(at, "101");
        jdbc.batchUpdate(
                "insert into household_member (id, household_id, person_id, asked_by, status, live, region_code, asked_at)"
                        + " values (?, ?, ?, ?, 'CONFIRMED', 1, ?, utc_timestamp(3))",
                IntStream.range(0, 25_000)
                        .mapToObj(i -> Ids.next())
                        .map(id ->
                                new Object[] {id, home, id, id, at.community().value()})
                        .toList());
        NoticeEditionRow elders = edition(notice(false, NoticeAudience.ELDER_HOUSEHOLDS, region(door.county())));

        List<String> sql = statements.ofThisThreadDuring(
                () -> assertThat(recipients.reachesAnybody(elders)).isTrue());
        assertThat(sql).hasSizeLessThan(20 * 10);
        assertThat(recipients.reachesAnybody(edition(notice(false, NoticeAudience.ELDER_HOUSEHOLDS, community()))))
                .isFalse();
    }

    private NoticeEditionRow edition(long notice) {
        return notices.live(notices.row(notice).orElseThrow());
    }

    @Test
    void theRollOfRidersIsCalledInTheOrderOfAnIndex() {
        Someone rider = people.holding(Role.RIDER, region(door.county()));
        List<Map<String, Object>> plan = jdbc.queryForList(
                "explain select id from role_grant where place_kind = 'REGION' and role = 'RIDER' and place_id between ? and ?"
                        + " order by place_id, id limit 10",
                door.county().value(),
                door.county().value() + 1);

        assertThat(plan.toString()).doesNotContain("filesort");
        assertThat(told(notice(false, NoticeAudience.RIDERS, community()), 10)).containsExactly(rider.id());
    }

    @Test
    void twentyThousandOfACountyAreGoneThroughByAFewStatementsAPart() {
        RegionCode first = door.community();
        List<Object[]> members = new ArrayList<>();
        for (int community = 0; community < 10; community++) {
            Door at = places.door(places.community(new RegionCode(first.value() + 10 + community)));
            long home = household(at, "101");
            for (int i = 0; i < 2_000; i++) {
                long id = Ids.next();
                members.add(new Object[] {id, home, id, id, at.community().value()});
            }
        }
        jdbc.batchUpdate(
                "insert into household_member (id, household_id, person_id, asked_by, status, live, region_code, asked_at)"
                        + " values (?, ?, ?, ?, 'CONFIRMED', 1, ?, utc_timestamp(3))",
                members);
        long whole = notice(false, NoticeAudience.RESIDENTS, region(door.county()));
        told(whole, 1_000);

        long start = System.nanoTime();
        List<String> sql = statements.ofThisThreadDuring(
                () -> assertThat(told(whole, 1_000)).hasSize(20_000));
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        System.out.println("20,000 residents of a county in parts of 1,000: " + took.toMillis() + " ms, " + sql.size()
                + " statements");
        assertThat(sql).hasSizeLessThan(22 * 8);
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void theBroadcastOfAnOlderEditionTellsNobodyOfTheNewerOne() {
        Someone here = resident(door);
        long notice = notice(false, NoticeAudience.RESIDENTS, grid());
        String older = key(notice);

        revise(notice, false, true, NoticeAudience.RESIDENTS, community());

        assertThat(all(recipients, older, 10)).isEmpty();
        assertThat(told(notice, 10)).containsExactly(here.id());
    }

    @Test
    void anUrgentEditionGoesToAllAgainAndAnyOtherToThoseWhoHaveYetToBeTold() {
        Someone here = resident(door);
        Someone there = resident(otherDoor);
        long notice = notice(false, NoticeAudience.RESIDENTS, grid());
        message(here, notice, "notice:" + notice + ":1");
        revise(notice, false, false, NoticeAudience.RESIDENTS, community());

        assertThat(told(notice, 10)).containsExactly(there.id());

        message(there, notice, "notice:" + notice + ":2");
        revise(notice, false, false, NoticeAudience.RESIDENTS, community());
        assertThat(told(notice, 10)).isEmpty();

        revise(notice, false, true, NoticeAudience.RESIDENTS, community());
        assertThat(told(notice, 10)).containsExactlyInAnyOrder(here.id(), there.id());
    }

    @Test
    void whoWasToldOfWhatNeedNotBeReadIsAskedOnceItMust() {
        Someone asked = resident(door);
        Someone told = resident(door);
        long notice = notice(false, NoticeAudience.RESIDENTS, grid());
        message(asked, notice, "notice:" + notice + ":1");
        message(told, notice, "notice:" + notice + ":1");
        revise(notice, true, false, NoticeAudience.RESIDENTS, grid());
        assertThat(told(notice, 10)).containsExactlyInAnyOrder(asked.id(), told.id());

        transactions.executeWithoutResult(status -> recipients.written(key(notice), List.of(asked.id())));

        assertThat(told(notice, 10)).containsExactly(told.id());
    }

    private List<Long> told(long notice, int atMost) {
        return all(recipients, key(notice), atMost);
    }
}
