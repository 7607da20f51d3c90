package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Reachable;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.identity.Viewer;
import cn.doorplate.media.content.SampleFiles;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Filing: from a plate, a place or a spot, for oneself and for others. */
@NullUnmarked // what is null where it must not be is a failed test
class FilingTests extends CaseFixture {

    private static final List<String> CACHED =
            List.of("from case_category", "select utc_timestamp(3)", "from work_", "from office_hours");

    @Autowired
    Statements statements;

    @Test
    void aReportFromAPlateKnowsWhereItIsAndWhoHasToAnswer() {
        Map<String, Object> input = lamp();
        input.put("photos", photos(resident, 2));
        input.put("door", "602");

        JsonNode report = done(report(resident, input));

        assertThat(report.path("number").asString()).matches("\\d{3} \\d{3} \\d{4}");
        assertThat(report.path("placeName").asString()).isEqualTo("测试小区3栋2单元602");
        assertThat(report.path("state").asString()).isEqualTo("WAITING");
        assertThat(report.path("text").asString()).isEqualTo("楼道口的路灯不亮了。");
        CaseRow row = row(report);
        assertThat(row.facts().desk()).isEqualTo(TestCases.property(door));
        assertThat(row.facts().get(Known.DUE)).isAfter(row.filedAt());
        assertThat(row.plate()).isEqualTo(door.plate().toString());
        assertThat(row.buildingId()).isEqualTo(door.buildingId());
        assertThat(count("select count(*) from case_event where case_id = ? and party = 1", row.id()))
                .isEqualTo(1);
        assertThat(count("select count(*) from case_timer where case_id = ?", row.id()))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from case_party where case_id = ? and person_id = ?", row.id(), resident.id()))
                .isEqualTo(1);
        assertThat(row.facts().state()).isEqualTo(CaseState.WAITING);
    }

    @Test
    void itIsFoundByItsNumberByWhoMaySeeItAndByNobodyElse() {
        Map<String, Object> input = lamp();
        input.put("photos", photos(resident, 2));
        JsonNode report = done(report(resident, input));
        String number = report.path("number").asString().replace(" ", "－");

        assertThat(byNumber(resident, number).path("id")).isEqualTo(report.path("id"));
        assertThat(byNumber(property, number).path("id")).isEqualTo(report.path("id"));
        assertThat(byNumber(people.someone(), number).isNull()).isTrue();

        List<JsonNode> photos = seen(
                        resident, report.path("id").asString(), "photos { role seq state url thumbnailUrl }")
                .path("photos")
                .valueStream()
                .toList();
        assertThat(photos).hasSize(2).allSatisfy(photo -> {
            assertThat(photo.path("role").asString()).isEqualTo("RAISED");
            assertThat(photo.path("url").asString()).contains("/media/");
        });
        assertThat(seen(people.someone(), report.path("id").asString(), "number")
                        .isNull())
                .isTrue();
    }

    private JsonNode byNumber(Someone who, String number) {
        return as(who).ask("query($number: String!) { caseByNumber(number: $number) { id } }", Map.of("number", number))
                .at("/data/caseByNumber");
    }

    @Test
    void aSpotTakesTheCommunityOfTheNearestBuildingWithinTwoKilometres() {
        double longitude = standAlone(door.buildingId());
        TestPlaces.Door farther = places.door();
        jdbc.update(
                "update building set longitude = ?, latitude = 31.010000 where id = ?",
                longitude,
                farther.buildingId());

        JsonNode near = done(report(resident, spot(longitude, 31.0012)));
        assertThat(row(near).regionCode()).isEqualTo(door.community().value());
        assertThat(near.path("placeName").asString()).isEqualTo("测试社区府前街南侧第三盏路灯");
        assertThat(row(near).facts().desk()).isEqualTo(TestCases.property(door));

        JsonNode other = done(report(resident, spot(longitude, 31.0058)));
        assertThat(row(other).regionCode()).isEqualTo(farther.community().value());
        JsonNode far = done(report(resident, spot(longitude, 31.0279)));
        assertThat(row(far).regionCode()).isEqualTo(farther.community().value());
        assertThat(declined(report(resident, spot(longitude, 31.0282)))).isEqualTo("NOBODY_NEAR@at.spot.location");
    }

    @Test
    void aSpotWithoutAPointTakesTheBuildingThatWasChosen() {
        Map<String, Object> spot = Map.of("building", Ids.toOpaque(door.buildingId()), "words", "楼后的井");
        JsonNode report = done(report(resident, input("street-lamp", Map.of("spot", spot), "灯不亮")));

        assertThat(report.path("placeName").asString()).isEqualTo("测试社区楼后的井");
        assertThat(declined(report(resident, input("street-lamp", Map.of("spot", Map.of("words", "某处")), "灯不亮"))))
                .isEqualTo("PLACE@at.spot");
    }

    @Test
    void whatCannotBeTakenIsDeclinedAndSaysWhatToDo() {
        assertThat(declined(report(resident, with(lamp(), "text", "   ")))).isEqualTo("BLANK@text");
        assertThat(declined(report(resident, with(lamp(), "text", "长".repeat(1001)))))
                .isEqualTo("TOO_LONG@text");
        assertThat(declined(report(resident, with(lamp(), "text", "看\u202e不见"))))
                .isEqualTo("MARKUP@text");
        assertThat(declined(report(resident, with(lamp(), "category", "noise"))))
                .isEqualTo("CATEGORY@category");
        assertThat(declined(report(resident, with(lamp(), "category", "fire-lane"))))
                .isEqualTo("PHOTO_NEEDED@photos");
        assertThat(declined(report(resident, with(lamp(), "at", Map.of("doorplate", "0000000000000")))))
                .isEqualTo("PLACE@at.doorplate");
        Map<String, Object> county =
                Map.of("place", Map.of("region", door.county().toString()));
        assertThat(declined(report(resident, with(lamp(), "at", county)))).isEqualTo("PLACE@at.place");
        List<String> theirs = photos(office, 1);
        assertThat(declined(report(resident, with(lamp(), "photos", theirs)))).isEqualTo("PHOTO@photos[0]");
        String document = sent(resident, SampleFiles.pdf());
        assertThat(declined(report(resident, with(lamp(), "photos", List.of(document)))))
                .isEqualTo("PHOTO@photos");
        assertThat(count("select count(*) from ledger_case where raised_by = ?", resident.id()))
                .isZero();
        done(report(resident, with(lamp(), "text", "一家人👨\u200d👩\u200d👧\n第二行")));
    }

    @Test
    void aMissingManholeCoverIsUrgentWithoutAPhoto() {
        JsonNode report = done(report(
                resident, input("manhole", Map.of("doorplate", door.plate().toString()), "井盖缺失。")));

        assertThat(row(report).facts().has(Known.URGENT)).isTrue();
    }

    @Test
    void anOrderSaysByWhenAndAQuestionIsAsked() {
        Map<String, Object> order =
                input("home-repair", Map.of("doorplate", door.plate().toString()), "水龙头漏水");
        order.put("wishedUntil", Instant.now().minusSeconds(60).toString());
        assertThat(declined(act(resident, "orderFile", "order", order))).isEqualTo("WINDOW@wishedUntil");
        order.put("wishedUntil", Instant.now().plusSeconds(86_400).toString());
        assertThat(row(done(act(resident, "orderFile", "order", order))).wishedUntil())
                .isNotNull();

        Map<String, Object> question = input(
                "insurance", Map.of("place", Map.of("region", door.community().toString())), "医保怎么报");
        JsonNode asked = done(act(resident, "questionFile", "question", question));
        assertThat(asked.path("kind").asString()).isEqualTo("QUESTION");
        assertThat(row(asked).facts().desk().role()).isEqualTo(Role.COMMUNITY_STAFF);
    }

    @Test
    void whereCasesAreNotTakenYetItSaysSo(
            @Autowired FilingPlaces filingPlaces,
            @Autowired FilingFor filingFor,
            @Autowired CaseCategories categories,
            @Autowired FilingWriting filing,
            @Autowired CaseWriting writing,
            @Autowired PersonFiles files) {
        Filing closed = new Filing(
                new CaseworkSettings(false), filingPlaces, filingFor, categories, filing, writing, table, files, keys);
        Viewer viewer = new Viewer(resident.id(), 1, true, List.of());
        CasePlaceInput at = new CasePlaceInput(door.plate().toString(), null, null);
        CaseToFile lamp = new CaseToFile(
                CaseKind.REPORT, "street-lamp", at, null, "灯不亮", List.of(), null, false, List.of(), null);

        assertThatThrownBy(() -> closed.file(viewer, lamp))
                .isInstanceOf(Declined.class)
                .hasMessageContaining("NOT_YET");
    }

    @Test
    void whatIsFiledIsFoundByItsWordsAndItsPlace() {
        Map<String, Object> input = lamp();
        input.put("door", "六〇二");
        CaseRow row = row(done(report(resident, input)));

        assertThat(count("select count(*) from case_gram where case_id = ?", row.id()))
                .isGreaterThan(10);
    }

    @Test
    void theSameKeyTwentyTimesAtOnceFilesOnce() throws Exception {
        Map<String, Object> input = lamp();
        input.put("photos", photos(resident, 1));

        List<JsonNode> answers = together(20, () -> patiently(() -> done(report(resident, input))));

        assertThat(answers.stream().map(it -> it.path("id").asString()).distinct())
                .hasSize(1);
        assertThat(count("select count(*) from ledger_case where raised_by = ?", resident.id()))
                .isEqualTo(1);
        assertThat(declined(report(resident, with(input, "text", "另一件")))).isEqualTo("KEY_REUSED@idempotencyKey");
    }

    @Test
    void oneFilesTwentyADayHoweverManyAtOnce() throws Exception {
        for (int i = 0; i < 17; i++) {
            cases.lamp(resident, door);
        }

        assertThat(together(6, () -> report(resident, lamp())).stream().map(CaseFixture::declined))
                .containsExactlyInAnyOrder("", "", "", "TOO_MANY", "TOO_MANY", "TOO_MANY");
    }

    @ParameterizedTest
    @EnumSource(CaseKind.class)
    void ofWhicheverKindItCostsAsManyStatementsWithNinePhotosAsWithOne(CaseKind kind) {
        done(filed(kind, 0));
        int none = least(() -> ofKind(kind, 0), input -> done(filed(kind, input)));
        int one = least(() -> ofKind(kind, 1), input -> done(filed(kind, input)));
        int nine = least(() -> ofKind(kind, 9), input -> done(filed(kind, input)));

        assertThat(nine).isEqualTo(one).isLessThanOrEqualTo(60);
        assertThat(none).as("without any, those that write them are not sent").isLessThan(one);
    }

    @Test
    void itCostsAsManyStatementsWithFiveOtherSidesAsWithOne() {
        long household = household("702");
        List<Map<String, Object>> sides = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Reachable neighbour = people.reachable(index);
            lives(neighbour.someone(), household);
            sides.add(Map.of("name", "李四" + i, "phone", neighbour.phone(), "door", "702", "tell", true));
        }
        done(dispute(resident, noise(sides.subList(0, 1))));
        int one = least(() -> noise(sides.subList(0, 1)), input -> done(dispute(resident, input)));
        int five = least(() -> noise(sides), input -> done(dispute(resident, input)));
        int onePhoto =
                least(() -> photographed(noise(sides.subList(0, 1)), 1), input -> done(dispute(resident, input)));
        int ninePhotos = least(() -> photographed(noise(sides), 9), input -> done(dispute(resident, input)));

        assertThat(five).isEqualTo(one);
        assertThat(ninePhotos).as("with nine photos").isEqualTo(onePhoto);
    }

    @Test
    void theOtherSideIsFoundByPhoneOrByDoorAndNameIfTheyMayBeTold() {
        Reachable one = people.reachable(index);
        lives(one.someone(), household("701"));
        Someone other = people.reachable(index).someone();
        lives(other, household("702"));
        JsonNode dispute = done(dispute(
                resident,
                noise(List.of(
                        Map.of("phone", one.phone(), "tell", true),
                        Map.of("name", "王小英", "door", "７０２室", "tell", true),
                        Map.of("name", "王小英", "door", "702"),
                        Map.of("name", "王大", "door", "702", "tell", true)))));

        assertThat(jdbc.queryForList(
                        "select person_id from case_party where case_id = ? and side = 'OTHER_SIDE' order by ordinal",
                        Long.class,
                        id(dispute)))
                .as("also of whom is not to be told: they may not handle it")
                .containsExactly(one.someone().id(), other.id(), other.id(), null);
        assertThat(seen(one.someone(), dispute.path("id").asString(), "number").isNull())
                .as("not told yet: its text is not checked")
                .isTrue();
    }

    @Test
    void aHouseholdFarAwayIsNoOtherSide() {
        TestPlaces.Door far = places.door();
        long household = Ids.next();
        jdbc.update(
                "insert into household (id, building_id, unit_id, grid_id, door) values (?, ?, ?, ?, ?)",
                household,
                far.buildingId(),
                far.unitId(),
                far.tenHouseholdUnitId(),
                "101");
        assertThat(declined(
                        dispute(resident, noise(List.of(Map.of("household", Ids.toOpaque(household), "tell", true))))))
                .isEqualTo("SIDES@otherSides[0].household");
        done(dispute(resident, noise(List.of(Map.of("household", Ids.toOpaque(household("101")), "tell", true)))));
    }

    @Test
    void aDisputeIsWithSomebodyElse() {
        Reachable me = people.reachable(index);
        assertThat(declined(dispute(me.someone(), noise(List.of())))).isEqualTo("SIDES@otherSides");
        assertThat(declined(dispute(me.someone(), noise(List.of(Map.of("tell", true))))))
                .isEqualTo("SIDES@otherSides[0]");
        assertThat(declined(dispute(me.someone(), noise(List.of(Map.of("phone", me.phone(), "tell", true))))))
                .isEqualTo("SIDES@otherSides[0]");
        assertThat(declined(dispute(me.someone(), noise(List.of(Map.of("phone", "12"))))))
                .isEqualTo("PHONE@otherSides[0].phone");
    }

    @Test
    void aHeadFilesForAnElderBehindADoorOfTheirsWhoSeesItAndHasTheLastWord() {
        Someone elder = people.reachable(index).someone();
        lives(elder, household("303"));
        Someone head = people.holding(Role.TEN_HOUSEHOLD_HEAD, new PlaceRef(PlaceKind.GRID, door.tenHouseholdUnitId()));
        Map<String, Object> neighbour = neighbour("303", "王小英");

        JsonNode report = done(report(head, with(lamp(), "forWhom", Map.of("neighbour", neighbour))));

        assertThat(row(report).raisedBy()).isEqualTo(elder.id());
        assertThat(row(report).filedBy()).isEqualTo(head.id());
        assertThat(actions(elder, report)).contains("WITHDRAW", "REVOKE", "URGE");
        assertThat(actions(head, report)).contains("URGE", "COMMENT", "REVOKE").doesNotContain("WITHDRAW");
        Someone stranger = people.holding(
                Role.TEN_HOUSEHOLD_HEAD,
                new PlaceRef(PlaceKind.GRID, places.door().tenHouseholdUnitId()));
        assertThat(declined(report(stranger, with(lamp(), "forWhom", Map.of("neighbour", neighbour)))))
                .isEqualTo("NOT_FOR_THEM@forWhom.neighbour");
    }

    @Test
    void whoFiledForAnotherSeesThatAsLongAsTheRoleLastsInWhichTheyDidWhereverElseTheyHoldOne() {
        lives(people.reachable(index).someone(), household("305"));
        PlaceRef here = new PlaceRef(PlaceKind.GRID, door.tenHouseholdUnitId());
        TestPlaces.Door elsewhere = places.door(door.community());
        Someone head = people.holding(Role.TEN_HOUSEHOLD_HEAD, here);
        people.give(head, Role.TEN_HOUSEHOLD_HEAD, new PlaceRef(PlaceKind.GRID, elsewhere.tenHouseholdUnitId()));
        Map<String, Object> neighbour = neighbour("305", "王小英");
        JsonNode atHome = done(report(head, with(lamp(), "forWhom", Map.of("neighbour", neighbour))));
        Map<String, Object> there =
                input("street-lamp", Map.of("doorplate", elsewhere.plate().toString()), "路灯不亮。");
        JsonNode onTheWay = done(report(head, with(there, "forWhom", Map.of("neighbour", neighbour))));
        assertThat(actions(head, atHome)).contains("REVOKE");
        assertThat(actions(head, onTheWay)).as("of a place that is not theirs").contains("REVOKE");

        jdbc.update(
                "update role_grant set valid_until = utc_timestamp(3) - interval 1 second"
                        + " where person_id = ? and place_id = ?",
                head.id(),
                here.id());

        for (JsonNode filed : List.of(atHome, onTheWay)) {
            assertThat(seen(head, filed.path("id").asString(), "id").isNull()).isTrue();
            assertThat(declined(act(head, "caseRevoke", "case", named(filed, Map.of("said", "本人要求")))))
                    .isEqualTo("NOT_FOUND@case");
        }
        assertThat(as(head).field("{ me { casesFiled(first: 10) { nodes { id } } } }", Map.of())
                        .at("/casesFiled/nodes"))
                .isEmpty();
    }

    @Test
    void whoAsksAgainAfterItWasRevokedIsToldThatItWasDoneAndFilesNothingAnew() {
        Someone elder = people.reachable(index).someone();
        lives(elder, household("304"));
        Someone head = people.holding(Role.TEN_HOUSEHOLD_HEAD, new PlaceRef(PlaceKind.GRID, door.tenHouseholdUnitId()));
        Map<String, Object> neighbour = neighbour("304", "王小英");
        Map<String, Object> input = with(lamp(), "forWhom", Map.of("neighbour", neighbour));
        JsonNode report = done(report(head, input));
        done(act(
                elder,
                "caseRevoke",
                "case",
                Map.of(
                        "case",
                        report.path("id").asString(),
                        "version",
                        row(report).version())));

        JsonNode again = report(head, input);

        assertThat(again.path("userErrors")).as(again.toString()).isEmpty();
        assertThat(again.path("report").isNull()).as("it is theirs no more").isTrue();
        assertThat(count("select count(*) from ledger_case where raised_by = ?", elder.id()))
                .isEqualTo(1);
    }

    @Test
    void aNeighbourWhoIsNotKnownIsFiledForAsSomebodyWithoutAnAccount() {
        household("303");
        Someone worker = people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
        Map<String, Object> neighbour =
                Map.of("building", Ids.toOpaque(door.buildingId()), "door", "303", "name", "周老太");

        CaseRow row = row(done(report(worker, with(lamp(), "forWhom", Map.of("neighbour", neighbour)))));

        assertThat(jdbc.queryForObject("select status from person where id = ?", String.class, row.raisedBy()))
                .isEqualTo("DEPENDANT");
        assertThat(row.facts().get(Known.TEXT)).as("staff wrote it").isEqualTo(CaseTextState.FIT);
        assertThat(count("select count(*) from case_check where case_id = ?", row.id()))
                .isZero();
    }

    @Test
    void staffFileForWhoCallsWhereTheirOfficeIs() {
        Map<String, Object> caller = Map.of("caller", Map.of("name", "张大爷", "phone", "0851-2345678"));

        CaseRow row = row(done(report(property, with(lamp(), "forWhom", caller))));

        assertThat(row.raisedBy()).isNotNull().isNotEqualTo(property.id());
        assertThat(row.filedBy()).isEqualTo(property.id());
        assertThat(jdbc.queryForObject("select role from case_event where case_id = ?", String.class, row.id()))
                .isEqualTo("PROPERTY_STAFF");
        assertThat(declined(report(resident, with(lamp(), "forWhom", caller))))
                .isEqualTo("NOT_FOR_THEM@forWhom.caller");
        Someone elsewhere = people.holding(
                Role.COMMUNITY_STAFF,
                new PlaceRef(PlaceKind.REGION, places.community().value()));
        assertThat(declined(report(elsewhere, with(lamp(), "forWhom", caller))))
                .isEqualTo("NOT_FOR_THEM@forWhom.caller");
        Map<String, Object> nobody = Map.of("caller", Map.of("phone", "12345"));
        assertThat(declined(report(property, with(lamp(), "forWhom", nobody)))).isEqualTo("PHONE@forWhom.caller.phone");
    }

    @Test
    void aGuardianFilesForTheirDependantAndForNobodyElses() {
        long child = people.someone().id();
        long relation = Ids.next();
        jdbc.update(
                "insert into guardianship (id, guardian_id, dependant_id, kind, status, live, consent, asked_at)"
                        + " values (?, ?, ?, 'ELDER', 'ACTIVE', 1, 'OWN_ACCOUNT', utc_timestamp(3))",
                relation,
                resident.id(),
                child);
        Map<String, Object> whom = Map.of("dependant", Ids.toOpaque(relation));

        CaseRow row = row(done(report(resident, with(lamp(), "forWhom", whom))));

        assertThat(row.raisedBy()).isEqualTo(resident.id());
        assertThat(row.raisedFor()).isEqualTo(child);
        assertThat(declined(report(people.someone(), with(lamp(), "forWhom", whom))))
                .isEqualTo("NOT_FOR_THEM@forWhom.dependant");
    }

    private List<String> actions(Someone who, JsonNode node) {
        return seen(who, node.path("id").asString(), "actions")
                .path("actions")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private Map<String, Object> noise(List<Map<String, Object>> sides) {
        return with(input("noise", Map.of("doorplate", door.plate().toString()), "楼上夜里很吵。"), "otherSides", sides);
    }

    private static Map<String, Object> with(Map<String, Object> input, String field, Object value) {
        Map<String, Object> other = new HashMap<>(input);
        other.put(field, value);
        return other;
    }

    private JsonNode filed(CaseKind kind, int photos) {
        return filed(kind, ofKind(kind, photos));
    }

    private JsonNode filed(CaseKind kind, Map<String, Object> input) {
        String node = kind.name().toLowerCase(Locale.ROOT);
        return act(resident, node + "File", node, input);
    }

    private Map<String, Object> ofKind(CaseKind kind, int photos) {
        Map<String, Object> plate = Map.of("doorplate", door.plate().toString());
        Map<String, Object> input = switch (kind) {
            case DISPUTE -> noise(List.of(Map.of("name", "李四", "door", "702")));
            case REPORT -> lamp();
            case QUESTION -> input("insurance", plate, "医保怎么报？");
            case ORDER -> input("home-repair", plate, "水龙头漏水。");
        };
        return photographed(input, photos);
    }

    private Map<String, Object> photographed(Map<String, Object> input, int photos) {
        return with(input, "photos", photos(resident, photos));
    }

    /** Of three runs, without what caches read when their time is over: on a slow machine it is always just over. */
    private int least(Supplier<Map<String, Object>> inputs, Consumer<Map<String, Object>> filing) {
        return IntStream.range(0, 3)
                .map(i -> {
                    Map<String, Object> input = inputs.get();
                    return (int) statements.during(() -> filing.accept(input)).stream()
                            .filter(sql -> CACHED.stream().noneMatch(sql::contains))
                            .count();
                })
                .min()
                .orElseThrow();
    }

    /** Puts a building where no other is, at 31 degrees north; the longitude. */
    private double standAlone(long building) {
        double longitude = 80 + Math.floorMod(Ids.next() >> 10, 300_000) / 10_000.0;
        jdbc.update("update building set longitude = ?, latitude = 31.000000 where id = ?", longitude, building);
        return longitude;
    }

    private static Map<String, Object> spot(double longitude, double latitude) {
        Map<String, Object> location = Map.of("longitude", longitude, "latitude", latitude);
        return input("street-lamp", Map.of("spot", Map.of("location", location, "words", "府前街南侧第三盏路灯")), "路灯不亮");
    }
}
