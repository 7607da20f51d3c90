package cn.doorplate.casework;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.Fact;
import cn.doorplate.casework.life.Known;
import cn.doorplate.shared.Ids;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** What lies beside the history of a case is held fast by it: whoever changes it by hand is found out, and who leaves is forgotten. */
@NullUnmarked // what is null where it must not be is a failed test
class CaseBesideTests extends CaseFixture {

    @Autowired
    CaseVerification verification;

    @Autowired
    ObjectProvider<CaseVerification> provider;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    CaseData data;

    @Autowired
    CaseRetention retention;

    /** Columns that are made of others, or that the history tells. */
    private static final Set<String> TOLD = Set.of(
            "id",
            "street",
            "county",
            "queue_key",
            "seq",
            "head",
            "changed_at",
            "version",
            "has_texts",
            "archived",
            "created_at");

    @Test
    void whatIsFiledIsWholeHoweverItsValuesAreRounded() {
        assertThat(fault(id(atSpot()))).isEmpty();
        assertThat(fault(id(order()))).isEmpty();
        Map<String, Object> caller = Map.of("caller", Map.of("name", "张大爷", "phone", "0851-2345678"));
        Map<String, Object> called = lamp();
        called.put("forWhom", caller);
        assertThat(fault(id(done(report(property, called))))).isEmpty();
    }

    @Test
    void eachColumnThatIsFixedAtFilingIsMissedWhenItIsChanged() {
        Map<String, String> changes = new HashMap<>(Map.of(
                "number", Long.toString(CaseNumber.random().value()),
                "kind", "'QUESTION'",
                "place_kind", "'COMPOUND'",
                "place_id", "place_id + 1",
                "building_id", "null",
                "compound_id", "compound_id + 1",
                "grid_id", "null",
                "region_code", "region_code + 1",
                "anonymous", "1 - anonymous"));
        changes.put("wished_until", "wished_until + interval 1 second");
        changes.put("filed_at", "filed_at - interval 1 day");
        JsonNode order = order();
        changes.forEach((column, value) ->
                assertThat(faultAfter(id(order), set(column, value))).as(column).isEqualTo("1 FILED_CHANGED"));

        Map<String, String> people = Map.of(
                "raised_by", "raised_by + 1", "raised_for", "1", "filed_by", "7", "filed_as", "'GRID_WORKER:GRID:7'");
        people.forEach((column, value) ->
                assertThat(faultAfter(id(order), set(column, value))).as(column).isEqualTo("1 PEOPLE_CHANGED"));
        assertThat(faultAfter(id(order), set("raised_by", "null")))
                .as("they have not left")
                .isEqualTo("1 PEOPLE_CHANGED");

        assertThat(faultAfter(id(order), set("plate_code", "null"))).isEqualTo("1 SPOT_CHANGED");
        JsonNode spot = atSpot();
        Map<String, String> points = Map.of("plate_code", "'5203290010050'", "lng", "lng + 0.000001", "lat", "null");
        points.forEach((column, value) ->
                assertThat(faultAfter(id(spot), set(column, value))).as(column).isEqualTo("1 SPOT_CHANGED"));

        Set<String> told = Known.ALL.stream().map(Fact::name).collect(toSet());
        assertThat(jdbc.queryForList(
                        "select column_name from information_schema.columns where table_schema = database()"
                                + " and table_name = 'ledger_case'",
                        String.class))
                .filteredOn(column -> !told.contains(column) && !TOLD.contains(column))
                .as("each column that is neither told nor made of others is tried here")
                .allMatch(column -> Stream.of(changes, people, points).anyMatch(map -> map.containsKey(column)));
    }

    @Test
    void whereItStandsInTheQueueAndWhenItWasChangedFollowFromTheHistory() {
        long id = id(atSpot());
        assertThat(faultAfter(id, set("queue_key", "null"))).isEqualTo("1 ROW_CHANGED");
        assertThat(faultAfter(id, set("changed_at", "changed_at - interval 1 second")))
                .isEqualTo("1 ROW_CHANGED");
    }

    @Test
    void aTextThatIsAnotherOrGoneOrTooManyIsMissed() {
        long id = id(commented());
        long other = id(atSpot());
        String others = "(select sealed from (select * from case_text) o where o.case_id = " + other + " and o.what = ";
        assertThat(fault(id)).isEmpty();

        assertThat(faultAfter(id, text("FILE", "sealed = " + others + "'FILE')")))
                .isEqualTo("1 TEXT_CHANGED");
        assertThat(faultAfter(id, text("COMMENT", "sealed = " + others + "'FILE')")))
                .isEqualTo("2 TEXT_CHANGED");
        assertThat(faultAfter(id, text("PLACE", "sealed = " + others + "'PLACE')")))
                .isEqualTo("1 SPOT_CHANGED");
        assertThat(faultAfter(id, text("COMMENT", "what = 'MEND'"))).isEqualTo("2 TEXT_CHANGED");
        assertThat(faultAfter(id, text("COMMENT", "case_id = " + other))).isEqualTo("2 TEXT_MISSING");
        assertThat(faultAfter(id, text("FILE", "state = 'GONE'"))).isEqualTo("1 TEXT_CHANGED");
        assertThat(faultAfter(id, text("FILE", "state = 'GONE', sealed = null")))
                .as("whose it was has not left")
                .isEqualTo("1 TEXT_MISSING");
        assertThat(faultAfter(id, text("PLACE", "state = 'GONE', sealed = null")))
                .isEqualTo("1 SPOT_CHANGED");
        assertThat(faultAfter(id, "delete from case_text where what = 'COMMENT' and case_id = ?"))
                .isEqualTo("2 TEXT_MISSING");
        assertThat(faultAfter(
                        id,
                        "insert into case_text (id, case_id, owner_id, what, sealed, state, created_at)"
                                + " select 1, case_id, owner_id, 'MEND', sealed, state, created_at from case_text"
                                + " where what = 'FILE' and case_id = ?"))
                .isEqualTo("2 TEXT_UNKNOWN");
    }

    @Test
    void aPhotoThatIsAnotherOrGoneOrTooManyIsMissed() {
        long id = id(commented());
        for (String change : List.of(
                "update case_photo set position = 2 - position where seq = 1 and position <> 1 and case_id = ?",
                "update case_photo set role = 'ANSWERED' where seq = 1 and position = 0 and case_id = ?",
                "update case_photo set owner_id = owner_id + 1 where seq = 1 and position = 0 and case_id = ?",
                "delete from case_photo where seq = 1 and position = 2 and case_id = ?",
                "update case_photo set seq = 1, position = 3 where seq = 2 and case_id = ?",
                "update case_photo set media_id = 1 where seq = 1 and position = 1 and case_id = ?",
                photo(1))) {
            assertThat(faultAfter(id, change)).as(change).isEqualTo("1 PHOTOS_CHANGED");
        }
        assertThat(faultAfter(id, "delete from case_photo where seq = 2 and case_id = ?"))
                .isEqualTo("2 PHOTOS_CHANGED");
        assertThat(faultAfter(id, photo(2))).isEqualTo("2 PHOTOS_CHANGED");
        assertThat(faultAfter(id, photo(9))).as("with no event").isEqualTo("2 PHOTOS_CHANGED");
        assertThat(faultAfter(id, "update case_photo set state = 'GONE' where seq = 1 and case_id = ?"))
                .as("who sent it has not left")
                .isEqualTo("2 PHOTOS_CHANGED");
    }

    private static String photo(int seq) {
        return "insert into case_photo (media_id, case_id, owner_id, role, seq, position, state, created_at)"
                + " select 1, case_id, owner_id, role, " + seq + ", 7, state, created_at from case_photo"
                + " where seq = 1 and position = 0 and case_id = ?";
    }

    @Test
    void whatWasErasedBecauseItsOwnerLeftIsNoFaultAndSaid() {
        long id = id(commented());
        data.erase(resident.id());

        assertThat(fault(id)).isEmpty();
        CaseErased erased = verification.cases(id - 1).erased();
        assertThat(erased.texts()).isEqualTo(2);
        assertThat(erased.photos()).isEqualTo(4);
        assertThat(erased.details())
                .as("who, where, and what was said of the place")
                .isEqualTo(3);
        assertThat(told("--after", Ids.toOpaque(id - 1))).contains("文字 (texts) 2 段，照片 (photos) 4 张");
        assertThat(faultAfter(id, text("FILE", "owner_id = owner_id, sealed = x'00', state = 'FIT'")))
                .isEqualTo("1 TEXT_CHANGED");
    }

    @Test
    void whatWasErasedForItsAgeIsNoFault() {
        JsonNode order = order();
        CaseRow row = row(order);
        cases.act(row, new CaseAct.Withdraw(), resident, CaseHat.RAISER, null);

        while (retention.removeBefore(Instant.now().plusSeconds(3_600), 100) == 100) {
            // All that is over, of other tests too.
        }

        assertThat(row(order).raisedBy()).isNull();
        assertThat(fault(id(order))).isEmpty();
        assertThat(verification.cases(id(order) - 1).erased().details()).isPositive();
    }

    @Test
    void whereTheDangerIsStaysHeldFastWhenWhoReportedItLeaves() {
        Map<String, Object> input = lamp();
        input.put("category", "gas");
        input.put("door", "602");
        JsonNode gas = done(report(resident, input));

        data.erase(resident.id());

        assertThat(seen(property, gas.path("id").asString(), "placeName")
                        .path("placeName")
                        .asString())
                .endsWith("602");
        assertThat(fault(id(gas))).isEmpty();
        assertThat(faultAfter(
                        id(gas), "delete from case_text where what = 'PLACE' and sealed is not null and case_id = ?"))
                .isEqualTo(row(gas).seq() + " TEXT_MISSING");
    }

    private JsonNode atSpot() {
        Map<String, Object> location = Map.of("longitude", 104.123456789, "latitude", 28.9876545);
        Map<String, Object> spot =
                Map.of("location", location, "building", Ids.toOpaque(door.buildingId()), "words", "楼后的井" + Ids.next());
        standsAt(104.123456789, 28.9876545);
        return done(report(resident, input("street-lamp", Map.of("spot", spot), "灯不亮" + Ids.next())));
    }

    private void standsAt(double longitude, double latitude) {
        jdbc.update(
                "update building set longitude = ?, latitude = ? where id = ?", longitude, latitude, door.buildingId());
    }

    private JsonNode order() {
        Map<String, Object> order =
                input("home-repair", Map.of("doorplate", door.plate().toString()), "水龙头漏水");
        order.put("wishedUntil", Instant.now().plusSeconds(86_400).toString().replaceAll("\\.\\d*Z|Z$", ".9996Z"));
        return done(act(resident, "orderFile", "order", order));
    }

    /** With a text and three photos, and a comment with another. */
    private JsonNode commented() {
        Map<String, Object> input = lamp();
        input.put("door", "602");
        input.put("photos", photos(resident, 3));
        JsonNode report = done(report(resident, input));
        Map<String, Object> comment = new HashMap<>();
        comment.put("idempotencyKey", UUID.randomUUID().toString());
        comment.put("case", report.path("id").asString());
        comment.put("text", "还是不亮。");
        comment.put("photos", photos(resident, 1));
        done(act(resident, "caseComment", "case", comment));
        return report;
    }

    private static String set(String column, String value) {
        return "update ledger_case set " + column + " = " + value + " where id = ?";
    }

    private static String text(String what, String changes) {
        return "update case_text set " + changes + " where what = '" + what + "' and case_id = ?";
    }

    /** As in {@code 2 TEXT_CHANGED}; nothing if all is as it was written. */
    private String fault(long id) {
        long number = jdbc.queryForObject("select number from ledger_case where id = ?", Long.class, id);
        return verification.cases(id - 1).broken().stream()
                .filter(broken -> broken.number().value() == number)
                .map(broken -> broken.fault().seq() + " " + broken.fault().why())
                .findFirst()
                .orElse("");
    }

    /** What is found when that has been done; then it is undone. */
    private String faultAfter(long id, String sql) {
        return transactions.execute(status -> {
            status.setRollbackOnly();
            assertThat(jdbc.update(sql.replace("?", Long.toString(id)))).as(sql).isPositive();
            return fault(id);
        });
    }

    private String told(String... arguments) {
        StringWriter out = new StringWriter();
        new CommandLine(new VerifyCases(provider))
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
        return out.toString();
    }
}
