package cn.doorplate.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.shared.Declined;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import tools.jackson.databind.JsonNode;

/** What staff do with stations, and what everyone sees of it at once. */
class StationDeskTests extends StationGround {

    private static final String WARNED = "站点物品快到有效期";

    @Autowired
    LotWarnings warnings;

    @Autowired
    ConfigurableApplicationContext application;

    @Test
    void aStationThatWasEnteredIsFoundNearbyByWordsAndByItsCode() {
        JsonNode file = done(create(content())).path("file");
        String id = file.path("id").asString();

        assertThat(near("")).contains(id);
        assertThat(station(id).path("openText").asString()).isEqualTo("全天开放");
        assertThat(station(id).path("hours").path("lines").get(0).asString()).isEqualTo("每天 00:00—24:00");
        assertThat(searched("积善 驿站")).containsExactly(id);
        assertThat(searched("测试路 1")).containsExactly(id);
        assertThat(searched("食堂")).isEmpty();
        assertThat(byCode(file.path("code").asString())).isEqualTo(id);
    }

    private List<String> searched(String words) {
        return TestClient.of(port)
                .ask(
                        "query S($q: String!, $w: String!) { stationSearch(query: $q, within: $w) { nodes { id } } }",
                        Map.of("q", words, "w", door.community().toString()))
                .path("data")
                .path("stationSearch")
                .path("nodes")
                .valueStream()
                .map(it -> it.path("id").asString())
                .toList();
    }

    private String byCode(String code) {
        return TestClient.of(port)
                .ask("query C($c: String!) { stationByCode(code: $c) { id } }", Map.of("c", code))
                .path("data")
                .path("stationByCode")
                .path("id")
                .asString("");
    }

    @Test
    void allThatIsToBeMendedIsNamedAtOnce() {
        Map<String, Object> content = content();
        content.put("name", "");
        content.put("phones", List.of("没有"));
        content.put("seats", 0);
        content.remove("building");
        content.put("location", Map.of("longitude", 0.0, "latitude", 91.0));

        assertThat(codes(create(content)))
                .containsExactlyInAnyOrder(
                        "BLANK content.name",
                        "PHONE content.phones[0]",
                        "RANGE content.seats",
                        "LOCATION content.location");
    }

    @Test
    void hoursThatOverlapAreDeclinedAlsoOverMidnightAndIntoTheNextWeek() {
        assertThat(hours(List.of(span(1, "08:00", "12:00"), span(1, "11:59", "14:00"))))
                .containsExactly("HOURS_OVERLAP content.hours.weekly[1]");
        assertThat(hours(List.of(span(1, "22:00", "06:00"), span(2, "05:00", "08:00"))))
                .containsExactly("HOURS_OVERLAP content.hours.weekly[1]");
        assertThat(hours(List.of(span(7, "22:00", "06:00"), span(1, "05:00", "08:00"))))
                .containsExactly("HOURS_OVERLAP content.hours.weekly[1]");
        assertThat(hours(List.of(span(7, "22:00", "06:00"), span(1, "06:00", "08:00"))))
                .isEmpty();
        assertThat(hours(List.of(span(1, "8点", "12:00")))).containsExactly("HOURS content.hours.weekly[0]");
        assertThat(hours(List.of(span(1, "08:30", "08:30")))).containsExactly("HOURS content.hours.weekly[0]");
        assertThat(hours(List.of(span(1, "00:00", "00:00")))).containsExactly("HOURS content.hours.weekly[0]");
    }

    private static Map<String, Object> span(int weekday, String from, String until) {
        return Map.of("weekday", weekday, "from", from, "until", until);
    }

    private List<String> hours(List<Map<String, Object>> weekly) {
        Map<String, Object> content = content();
        content.put("hours", Map.of("weekly", weekly));
        return codes(create(content));
    }

    @Test
    void aChangeFromAnOlderVersionIsAConflictAndARemovedStationIsNowhere() {
        String id = created();
        Map<String, Object> other = content();
        other.put("name", "凤凰北街驿站");
        JsonNode changed = done(
                send(office, "stationUpdate", "file " + FILE, Map.of("station", id, "version", 0, "content", other)));
        assertThat(changed.path("file").path("version").asInt()).isEqualTo(1);
        assertThat(codes(send(
                        office, "stationUpdate", "file { id }", Map.of("station", id, "version", 0, "content", other))))
                .containsExactly("CONFLICT");
        assertThat(searched("凤凰北街")).containsExactly(id);
        assertThat(searched("积善")).isEmpty();

        done(send(office, "stationRemove", "removed", Map.of("station", id, "version", 1)));
        assertThat(near("")).doesNotContain(id);
        assertThat(searched("凤凰北街")).isEmpty();
        assertThat(station(id).isNull()).isTrue();
    }

    @Test
    void aStationStaysAsLongAsSomebodyWhoHearsOfItsRemovalDeclines() {
        String id = created();
        Keeper keeper = new Keeper(number(id));
        application.addApplicationListener(keeper);
        try {
            assertThat(codes(remove(id))).containsExactly("THINGS_OUT");
            assertThat(station(id).isNull()).isFalse();
            assertThat(near("")).contains(id);
            done(remove(created()));
        } finally {
            application.removeApplicationListener(keeper);
        }
        done(remove(id));
        assertThat(near("")).doesNotContain(id);
    }

    private JsonNode remove(String id) {
        return send(office, "stationRemove", "removed", Map.of("station", id, "version", 0));
    }

    /** Declines that a station goes. */
    private record Keeper(long station) implements ApplicationListener<PayloadApplicationEvent<StationRemoved>> {

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<StationRemoved> event) {
            if (event.getPayload().stationId() == station) {
                throw Declined.because(StationErrorCode.THINGS_OUT);
            }
        }
    }

    @Test
    void closedTodayIsSeenAtOnceWithItsReasonUntilItIsReopened() {
        String id = created();
        assertThat(near(", openNow: true")).contains(id);

        done(send(office, "stationClose", "file { id }", Map.of("station", id, "reason", "今日停水")));
        assertThat(near(", openNow: true")).doesNotContain(id);
        assertThat(near("")).contains(id);
        assertThat(station(id).path("openText").asString()).isEqualTo("临时关闭（今日停水）");

        done(send(office, "stationReopen", "file { id }", Map.of("station", id)));
        assertThat(near(", openNow: true")).contains(id);
        assertThat(codes(send(office, "stationReopen", "file { id }", Map.of("station", id))))
                .containsExactly("NOT_CLOSED");
    }

    @Test
    void anotherCodeReplacesThePrintedOne() {
        JsonNode file = done(create(content())).path("file");
        String old = file.path("code").asString();

        String code = done(send(
                        office,
                        "stationCodeReplace",
                        "file { code }",
                        Map.of("station", file.path("id").asString())))
                .path("file")
                .path("code")
                .asString();

        assertThat(code).isNotEqualTo(old);
        assertThat(byCode(old)).isEmpty();
        assertThat(byCode(code)).isEqualTo(file.path("id").asString());
    }

    @Test
    void aGridWorkerWorksAtTheStationsOfTheOwnGridAndChangesNotWhatTheyAre() {
        String id = created();
        Someone worker = people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
        String other = done(create(elsewhere())).path("file").path("id").asString();

        assertThat(listed(worker)).contains(id).doesNotContain(other);
        done(send(worker, "stationClose", "file { id mayKeep }", Map.of("station", id, "reason", "停电")));
        assertThat(codes(send(worker, "stationClose", "file { id }", Map.of("station", other, "reason", "停电"))))
                .containsExactly("NOT_FOUND station");
    }

    /** Of the same community, in none of its buildings. */
    private Map<String, Object> elsewhere() {
        Map<String, Object> content = content();
        content.remove("building");
        content.put("location", Map.of("longitude", 107.9, "latitude", 27.2));
        return content;
    }

    private List<String> listed(Someone who) {
        return as(who).ask(
                        "query F($w: String!) { stationFiles(within: $w) { nodes { id } } }",
                        Map.of("w", door.community().toString()))
                .path("data")
                .path("stationFiles")
                .path("nodes")
                .valueStream()
                .map(it -> it.path("id").asString())
                .toList();
    }

    @Test
    void whatNobodyHasConfirmedForThirtyDaysIsListedUntilSomebodyDoes() {
        String id = created();
        assertThat(unconfirmed()).isEmpty();
        jdbc.update(
                "update station set confirmed_at = confirmed_at - interval 31 day where region = ?",
                door.community().value());
        assertThat(unconfirmed()).containsExactly(id);

        done(send(office, "stationConfirm", "file { id unconfirmed }", Map.of("station", id, "version", 0)));
        assertThat(unconfirmed()).isEmpty();
    }

    private List<String> unconfirmed() {
        return as(office)
                .ask(
                        "query F($w: String!) { stationsUnconfirmed(within: $w) { nodes { id unconfirmed } } }",
                        Map.of("w", door.community().toString()))
                .path("data")
                .path("stationsUnconfirmed")
                .path("nodes")
                .valueStream()
                .map(it -> it.path("id").asString())
                .toList();
    }

    @Test
    void medicineThatExpiredDoesNotCountNorDoesAnEmptiedBoxAndStaffAreToldBefore() {
        String id = created();
        done(set(id, "MEDICINE_BOX", "WORKS"));
        String today = LocalDate.now(OpenTimes.SHANGHAI).toString();
        String lot = lot(id, "布洛芬胶囊", today);
        assertThat(near(", amenities: [MEDICINE_BOX]")).contains(id);

        warnings.round();
        awaitWarned(office);
        warnings.round();
        assertThat(inbox(office)).containsOnlyOnce(WARNED);

        jdbc.update("update station_lot set expires_on = expires_on - interval 1 day where station_id = ?", number(id));
        done(set(id, "WATER", "WORKS"));
        assertThat(near(", amenities: [MEDICINE_BOX]")).doesNotContain(id);
        assertThat(station(id).toString()).contains("已过期");

        done(send(office, "stationLotRemove", "removed", Map.of("lot", lot)));
        assertThat(near(", amenities: [MEDICINE_BOX]")).doesNotContain(id);
        assertThat(station(id).toString()).contains("NONE_LEFT", "暂时用完").doesNotContain("已过期");
    }

    @Test
    void anEmptiedBoxIsThereAgainWhenSomethingIsEnteredOrStaffSaySo() {
        String id = created();
        done(set(id, "MEDICINE_BOX", "WORKS"));
        String first = lot(id, "布洛芬胶囊", "2030-01-01");
        String second = lot(id, "创可贴", "2030-01-01");
        done(send(office, "stationLotRemove", "removed", Map.of("lot", first)));
        assertThat(near(", amenities: [MEDICINE_BOX]")).contains(id);
        done(send(office, "stationLotRemove", "removed", Map.of("lot", second)));
        assertThat(near(", amenities: [MEDICINE_BOX]")).doesNotContain(id);

        String third = lot(id, "碘伏", "2030-01-01");
        done(send(office, "stationLotRemove", "removed", Map.of("lot", first)));
        assertThat(near(", amenities: [MEDICINE_BOX]")).contains(id);
        done(send(office, "stationLotRemove", "removed", Map.of("lot", third)));
        done(set(id, "MEDICINE_BOX", "WORKS"));
        assertThat(near(", amenities: [MEDICINE_BOX]")).contains(id);
    }

    private String lot(String station, String name, String expiresOn) {
        Map<String, Object> input = Map.of(
                "idempotencyKey",
                UUID.randomUUID().toString(),
                "station",
                station,
                "kind",
                "MEDICINE_BOX",
                "name",
                name,
                "expiresOn",
                expiresOn);
        return done(send(office, "stationLotAdd", "lot { id name expired }", input))
                .path("lot")
                .path("id")
                .asString();
    }

    /** A round of the server's own may have taken the lot first, and be about to commit. */
    private void awaitWarned(Someone who) {
        await().atMost(Duration.ofSeconds(10)).until(() -> inbox(who).contains(WARNED));
    }

    @Test
    void thePlateShowsTheNearestStationsAsSoonAsTheyChange() {
        assertThat(onThePlate()).doesNotContain("积善社区骑手驿站");
        String id = created();
        await().atMost(Duration.ofSeconds(10)).until(() -> onThePlate().contains("积善社区骑手驿站（0 米，测试路 1 号一楼，全天开放）"));

        done(send(office, "stationClose", "file { id }", Map.of("station", id, "reason", "今日停水")));
        await().atMost(Duration.ofSeconds(10)).until(() -> onThePlate().contains("临时关闭（今日停水）"));
    }

    private String onThePlate() {
        return TestClient.of(port)
                .ask(
                        "{ doorplate(code: \"%s\") { sections { title lines { text } ... on PlateStationSection { stations { id metres } } } } }"
                                .formatted(door.plate()))
                .toString();
    }
}
