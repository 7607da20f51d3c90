package cn.doorplate.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Office hours as staff set them and anyone reads them, through the API. */
@NullUnmarked // what is null where it must not be is a failed test
class OfficeHoursTests extends WorktimeGround {

    private static final String SET = """
            mutation($region: String!, $from: String!, $spans: [OfficeSpanInput!]!, $version: Int!) {
              officeHoursSet(input: {region: $region, from: $from, spans: $spans, version: $version}) {
                officeHours { seasons { from version spans { opens closes } } } userErrors { field code message } } }""";
    private static final String DAY = """
            query($region: String!, $day: String!) {
              workDay(region: $region, day: $day) { day worked name published spans { opens closes } } }""";
    private static final String HOURS =
            "query($region: String!) { officeHours(region: $region) { spans { opens closes } seasons { from } } }";
    private static final String SHIPPED = "510-720,840-1050";

    @Autowired
    PlacePaths paths;

    @LocalServerPort
    int port;

    private RegionCode community;
    private RegionCode county;
    private Someone staff;
    private LocalDate tomorrow;

    @BeforeEach
    void appoint() {
        community = places.community();
        county = community.at(RegionLevel.COUNTY);
        staff = holding(Role.COUNTY_STAFF, county);
        tomorrow = today().plusDays(1);
    }

    @Test
    void anyoneSeesWhichDaysAreWorkedAndWhen() {
        assertThat(told("2026-02-14")).isEqualTo("2026-02-14 worked 春节 published " + SHIPPED);
        assertThat(told("2026-02-16")).isEqualTo("2026-02-16 off 春节 published ");
        assertThat(told("2026-02-25")).isEqualTo("2026-02-25 worked null published " + SHIPPED);
        assertThat(told("2024-10-01")).isEqualTo("2024-10-01 off 国庆节 unpublished ");
        assertThat(spans(TestClient.of(port).field(HOURS, Map.of("region", "999999999999"))))
                .as("a region that is not there")
                .isEqualTo(SHIPPED);
    }

    @Test
    void aDayOrRegionThatIsNoneIsABadQuestion() {
        for (String day : List.of("tomorrow", "2026-02-30", "2023-12-31", "9999-01-01")) {
            assertThat(error(DAY, Map.of("region", community.toString(), "day", day)))
                    .isEqualTo("BAD_REQUEST");
        }
        assertThat(error(HOURS, Map.of("region", "0"))).isEqualTo("BAD_REQUEST");
    }

    @Test
    void whatACountySetsHoldsInAllOfItFromThatDayOnAndNowhereElse() {
        LocalDate from = tomorrow.plusDays(30);

        JsonNode payload = set(staff, county, from, "540-720,870-1080", 0);

        assertThat(codes(payload)).isEmpty();
        assertThat(payload.at("/officeHours/seasons/0/version").asInt()).isEqualTo(1);
        assertThat(told(worked(from))).endsWith(" 540-720,870-1080");
        assertThat(told(worked(tomorrow))).as("before").endsWith(" " + SHIPPED);
        RegionCode elsewhere = places.community();
        assertThat(told(elsewhere, worked(from))).endsWith(" " + SHIPPED);
        LocalDate day = LocalDate.parse(worked(from));
        assertThat(calendars.of(community).add(at(day + "T08:00"), Duration.ofHours(1)))
                .isEqualTo(at(day + "T10:00"));
        assertThat(calendars.of(elsewhere).add(at(day + "T08:00"), Duration.ofHours(1)))
                .isEqualTo(at(day + "T09:30"));
    }

    @Test
    void aStreetsOwnHoursWinOverItsCountys() {
        RegionCode street = community.at(RegionLevel.STREET);
        set(staff, county, tomorrow, "540-720", 0);

        assertThat(codes(set(staff, street, tomorrow.plusDays(60), "480-720", 0)))
                .isEmpty();

        assertThat(told(worked(tomorrow.plusDays(20)))).endsWith(" 540-720");
        assertThat(told(worked(tomorrow.plusDays(60)))).endsWith(" 480-720");
    }

    @Test
    void summerAndWinterFollowEachOther() {
        set(staff, county, tomorrow.plusDays(40), "510-720,870-1080", 0);
        set(staff, county, tomorrow.plusDays(100), "540-720,840-1020", 0);

        assertThat(told(worked(tomorrow))).endsWith(" " + SHIPPED);
        assertThat(told(worked(tomorrow.plusDays(70)))).endsWith(" 510-720,870-1080");
        assertThat(told(worked(tomorrow.plusDays(100)))).endsWith(" 540-720,840-1020");
        JsonNode seasons = TestClient.of(port)
                .field(HOURS, Map.of("region", county.toString()))
                .path("seasons");
        assertThat(seasons)
                .extracting(season -> season.path("from").asString())
                .as("the latest first")
                .containsExactly(
                        tomorrow.plusDays(100).toString(), tomorrow.plusDays(40).toString());
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotRead() {
        set(staff, county, tomorrow, "540-720", 0);
        long generation = years.generation();

        assertThat(codes(set(staff, county, tomorrow, "480-720", 0))).containsExactly("null CONFLICT");
        assertThat(codes(set(staff, county, tomorrow, "480-720", 2))).containsExactly("null CONFLICT");
        assertThat(years.generation()).isEqualTo(generation);
        assertThat(codes(set(staff, county, tomorrow, "480-720", 1))).isEmpty();
        assertThat(codes(set(staff, county, tomorrow, "480-720", 1))).containsExactly("null CONFLICT");
        assertThat(told(worked(tomorrow))).endsWith(" 480-720");
    }

    @Test
    void ofManyAtOnceOneSetsIt() {
        List<String> codes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> codes(set(staff, county, tomorrow, (480 + i) + "-720", 0))
                        .toString())
                .toList();

        assertThat(codes).containsOnlyOnce("[]");
        assertThat(codes.stream().filter(code -> code.equals("[null CONFLICT]")))
                .hasSize(7);
    }

    @Test
    void hoursAndDaysThatCannotBeAreDeclined() {
        assertThat(codes(set(staff, county, tomorrow, "720-540", 0))).containsExactly("spans SPANS");
        assertThat(codes(set(staff, county, tomorrow, "540-1441", 0))).containsExactly("spans SPANS");
        assertThat(codes(set(staff, county, tomorrow, "540-720,720-800", 0))).containsExactly("spans SPANS");
        assertThat(codes(set(staff, county, tomorrow, "540-570,600-629", 0)))
                .as("thirty days of work would take longer than the calendar knows")
                .containsExactly("spans SPANS");
        assertThat(codes(as(staff)
                        .field(
                                SET,
                                Map.of(
                                        "region",
                                        county.toString(),
                                        "from",
                                        tomorrow.toString(),
                                        "spans",
                                        List.of(),
                                        "version",
                                        0))))
                .containsExactly("spans SPANS");
        assertThat(codes(set(staff, county, today(), "540-720", 0)))
                .as("what was counted today was told to people")
                .containsExactly("from WINDOW");
        assertThat(codes(set(staff, county, today().plusDays(367), "540-720", 0)))
                .containsExactly("from WINDOW");
        assertThat(codes(set(staff, county, today().plusDays(366), "0-1440", 0)))
                .isEmpty();
    }

    @Test
    void onlyTheCountyAndItsOperatorSetThem() {
        RegionCode other = places.community().at(RegionLevel.COUNTY);
        RegionCode province = county.at(RegionLevel.PROVINCE);

        assertThat(codes(set(staff, other, tomorrow, "540-720", 0))).containsExactly("region NOT_FOUND");
        assertThat(codes(set(staff, province, tomorrow, "540-720", 0))).containsExactly("region NOT_FOUND");
        assertThat(codes(set(staff, new RegionCode(county.value() * 1_000_000 + 999_999), tomorrow, "540-720", 0)))
                .containsExactly("region NOT_FOUND");
        assertThat(codes(set(holding(Role.OPERATOR, county), county, tomorrow, "540-720", 0)))
                .isEmpty();
        Someone office = holding(Role.COMMUNITY_STAFF, community);
        assertThat(as(office)
                        .ask(SET, variables(community, tomorrow, "540-720", 0))
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void anotherServerLearnsOfItWithItsNextRound() {
        WorkCalendars other = otherServer();
        LocalDate day = LocalDate.parse(worked(tomorrow));
        assertThat(other.of(community).add(at(day + "T08:00"), Duration.ofHours(1)))
                .isEqualTo(at(day + "T09:30"));

        set(staff, county, tomorrow, "540-720", 0);

        other.refresh();
        assertThat(other.of(community).add(at(day + "T08:00"), Duration.ofHours(1)))
                .isEqualTo(at(day + "T10:00"));
        assertThat(WorkCalendars.PAUSE).isLessThan(Duration.ofMinutes(1));
    }

    /** The first day from there on that is worked. */
    private String worked(LocalDate from) {
        LocalDate day = from;
        while (!calendars.known().days().isWorked(day)) {
            day = day.plusDays(1);
        }
        return day.toString();
    }

    private String told(String day) {
        return told(community, day);
    }

    private String told(RegionCode region, String day) {
        JsonNode answer = TestClient.of(port).field(DAY, Map.of("region", region.toString(), "day", day));
        return answer.path("day").asString()
                + (answer.path("worked").asBoolean() ? " worked " : " off ")
                + answer.path("name").asString("null")
                + (answer.path("published").asBoolean() ? " published " : " unpublished ")
                + spans(answer);
    }

    private static String spans(JsonNode holder) {
        List<String> spans = new ArrayList<>();
        holder.path("spans")
                .forEach(span -> spans.add(
                        span.path("opens").asInt() + "-" + span.path("closes").asInt()));
        return String.join(",", spans);
    }

    private String error(String document, Map<String, Object> variables) {
        return TestClient.of(port)
                .ask(document, variables)
                .at("/errors/0/extensions/code")
                .asString();
    }

    private JsonNode set(Someone who, RegionCode region, LocalDate from, String spans, int version) {
        return as(who).field(SET, variables(region, from, spans, version));
    }

    private static Map<String, Object> variables(RegionCode region, LocalDate from, String spans, int version) {
        List<Map<String, Integer>> list = new ArrayList<>();
        for (String span : spans.split(",", -1)) {
            String[] ends = span.split("-", -1);
            list.add(Map.of("opens", Integer.parseInt(ends[0]), "closes", Integer.parseInt(ends[1])));
        }
        return Map.of("region", region.toString(), "from", from.toString(), "spans", list, "version", version);
    }

    private TestClient as(Someone someone) {
        return TestClient.of(port).as(someone);
    }

    private Someone holding(Role role, RegionCode place) {
        return new TestPeople(jdbc, paths).holding(role, new PlaceRef(PlaceKind.REGION, place.value()));
    }

    private static List<String> codes(JsonNode payload) {
        List<String> codes = new ArrayList<>();
        payload.path("userErrors")
                .forEach(error -> codes.add(error.path("field").asString("null") + " "
                        + error.path("code").asString()));
        return codes;
    }
}
