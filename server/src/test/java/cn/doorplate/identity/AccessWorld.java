package cn.doorplate.identity;

import cn.doorplate.TestClient;
import cn.doorplate.casework.CaseNumber;
import cn.doorplate.identity.AccessMatrix.Cell;
import cn.doorplate.identity.AccessMatrix.Target;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * A province with two counties, and another province: at each distance a door with all that hangs on it, and somebody of each
 * role at the first.
 */
final class AccessWorld {

    /** How far a door is from the first one: in which it is still the same, and in what it is another. */
    private enum Distance {
        HERE,
        OTHER_GRID,
        OTHER_COMMUNITY,
        OTHER_STREET,
        OTHER_COUNTY,
        OTHER_PROVINCE
    }

    private static final String SERVICE = """
            {"name": "低保", "summary": "低保。", "lifeEvents": ["RELIEF"], "who": "居民", "materials": [], "venues": [], "fee": "不收费",
             "grounds": []}
            """;

    private final JdbcTemplate jdbc;
    private final TestPlaces places;
    private final TestPeople people;
    private final Map<Distance, Map<String, Object>> things = new HashMap<>();
    private final Map<String, Supplier<Someone>> cast = new HashMap<>();
    private final Map<String, Someone> known = new HashMap<>();
    private final Map<String, Someone> sessions = new HashMap<>();
    private final Map<String, String> documents = AccessMatrix.documents();

    AccessWorld(JdbcTemplate jdbc, TestPlaces places, TestPeople people) {
        this.jdbc = jdbc;
        this.places = places;
        this.people = people;
        RegionCode home = places.community();
        long county = home.at(RegionLevel.COUNTY).value();
        Door here = furnish(Distance.HERE, home);
        furnish(Distance.OTHER_GRID, home);
        furnish(Distance.OTHER_COMMUNITY, places.community(new RegionCode(county * 1_000_000 + 1002)));
        furnish(Distance.OTHER_STREET, places.community(new RegionCode(county * 1_000_000 + 2001)));
        furnish(Distance.OTHER_COUNTY, places.community());
        long elsewhere = 800_000 + county % 100_000;
        furnish(Distance.OTHER_PROVINCE, places.community(new RegionCode(elsewhere * 1_000_000 + 1001)));
        engage(here);
    }

    private void engage(Door here) {
        cast.put("newcomer", people::newcomer);
        cast.put("someone", people::someone);
        PlaceRef grid = new PlaceRef(PlaceKind.GRID, here.gridId());
        PlaceRef building = new PlaceRef(PlaceKind.BUILDING, here.buildingId());
        PlaceRef community = region(here.community());
        hold(Role.RESIDENT, building);
        hold(Role.RIDER, region(here.county()));
        hold(Role.TEN_HOUSEHOLD_HEAD, new PlaceRef(PlaceKind.GRID, here.tenHouseholdUnitId()));
        hold(Role.BUILDING_HEAD, building);
        hold(Role.GRID_WORKER, grid);
        hold(Role.MEDIATOR, community);
        hold(Role.PROPERTY_STAFF, new PlaceRef(PlaceKind.COMPOUND, here.compoundId()));
        hold(Role.MEMBER_UNIT, community);
        hold(Role.COMMUNITY_STAFF, community);
        hold(Role.STREET_STAFF, region(here.community().at(RegionLevel.STREET)));
        hold(Role.COUNTY_STAFF, region(here.county()));
        hold(Role.OPERATOR, region(here.county()));
    }

    private void hold(Role role, PlaceRef place) {
        cast.put(role.name().toLowerCase(Locale.ROOT), () -> people.holding(role, place));
    }

    private static PlaceRef region(RegionCode code) {
        return new PlaceRef(PlaceKind.REGION, code.value());
    }

    /** The door at that distance, and the variables that documents can ask for. */
    private Door furnish(Distance distance, RegionCode community) {
        Door door = places.door(community);
        Map<String, Object> thing = new HashMap<>();
        thing.put("province", community.at(RegionLevel.PROVINCE).toString());
        thing.put("county", door.county().toString());
        thing.put("community", community.toString());
        thing.put("grid", Ids.toOpaque(door.gridId()));
        thing.put("zone", Ids.toOpaque(door.zoneId()));
        thing.put("tenHouseholds", Ids.toOpaque(door.tenHouseholdUnitId()));
        thing.put("compound", Ids.toOpaque(door.compoundId()));
        thing.put("building", Ids.toOpaque(door.buildingId()));
        thing.put("unit", Ids.toOpaque(door.unitId()));
        thing.put("plate", door.plate().toString());
        Someone volunteer = people.holding(Role.BUILDING_HEAD, new PlaceRef(PlaceKind.BUILDING, door.buildingId()));
        thing.put(
                "grant",
                Ids.toOpaque(Objects.requireNonNull(jdbc.queryForObject(
                        "select id from role_grant where person_id = ?", Long.class, volunteer.id()))));
        inhabit(door, thing);
        new StayThings(jdbc).add(door, thing);
        new AlarmThings(jdbc).add(door, thing);
        new BandThings(jdbc).add(door, thing);
        things.put(distance, thing);
        return door;
    }

    /** Somebody lives there, somebody waits, somebody acts for another, and somebody answers for the building. */
    private void inhabit(Door door, Map<String, Object> thing) {
        long household = insert(
                "household (id, building_id, unit_id, grid_id, door)",
                door.buildingId(),
                door.unitId(),
                door.tenHouseholdUnitId(),
                "301");
        thing.put("household", Ids.toOpaque(household));
        long resident = people.someone().id();
        member(household, resident, "CONFIRMED", door);
        thing.put("resident", Ids.toOpaque(resident));
        long waiting = people.someone().id();
        thing.put("membership", Ids.toOpaque(member(household, waiting, "WAITING", door)));
        thing.put(
                "import",
                Ids.toOpaque(insert(
                        "place_import (id, person_id, place_kind, place_id, region_code, may_publish, file_id, status)",
                        resident,
                        "GRID",
                        door.gridId(),
                        door.community().value(),
                        false,
                        1,
                        "DONE")));
        thing.put("media", Ids.toOpaque(media(resident)));
        thing.put(
                "ledgerExport",
                Ids.toOpaque(insert(
                        "ledger_export (id, person_id, region_code, names, asked, status, created_at)",
                        resident,
                        door.community().value(),
                        false,
                        new byte[1],
                        "FAILED",
                        "2026-01-01 00:00:00")));
        thing.put("broadcast", Ids.toOpaque(broadcast(door)));
        thing.put(
                "delivery",
                Ids.toOpaque(insert(
                        "delivery (id, person_id, seq, channel, kind, region_code, state, due_at, created_at)",
                        resident,
                        1,
                        "WECHAT",
                        "NOTICE",
                        door.community().value(),
                        "SENT",
                        "2026-01-01 00:00:00",
                        "2026-01-01 00:00:00")));
        thing.put(
                "guardianship",
                Ids.toOpaque(insert(
                        "guardianship (id, guardian_id, dependant_id, kind, status, live, consent, asked_at)",
                        resident,
                        waiting,
                        "ELDER",
                        "WAITING",
                        1,
                        "OWN_ACCOUNT",
                        "2026-01-01 00:00:00")));
        thing.put(
                "responsibility",
                Ids.toOpaque(insert(
                        "responsibility (id, place_kind, place_id, role, name, phone, position, valid_from)",
                        "BUILDING",
                        door.buildingId(),
                        "BUILDING_HEAD",
                        "王英",
                        "0851-0000-1234",
                        0,
                        "2026-01-01 00:00:00")));
        beOnDuty(door, resident, thing);
        raise(door, resident, thing);
        announce(door, thing);
        serve(door, household, resident, thing);
    }

    /** The community has a service and a window; the resident applied and took it back, booked, and asked for two errands. */
    private void serve(Door door, long household, long resident, Map<String, Object> thing) {
        String then = "2026-01-01 00:00:00";
        long office = door.community().value();
        String key = "relief-" + door.gridId();
        thing.put("serviceKey", key);
        long edition = Ids.next();
        long service = insert(
                "hall_service (id, region_code, service_key, state, draft, edition_id, confirmed_at, changed_by, created_at)",
                office,
                key,
                "PUBLISHED",
                SERVICE,
                edition,
                then,
                1,
                then);
        jdbc.update("insert into hall_edition values (?, ?, ?, 1, ?)", edition, service, SERVICE, then);
        thing.put("serviceEntry", Ids.toOpaque(service));
        thing.put(
                "application",
                Ids.toOpaque(insert(
                        "hall_application (id, service_key, made_of, region_code, desk, person_id, applicant_id, state, queue_at,"
                                + " submitted_at, created_at)",
                        "relief",
                        Long.toString(edition),
                        office,
                        office,
                        resident,
                        resident,
                        "WITHDRAWN",
                        then,
                        then,
                        then)));
        long window = insert(
                "hall_window (id, region_code, name, address, hours, closed_days, cancel_minutes, created_at)",
                office,
                "1 号窗口",
                "测试路1号",
                "[]",
                "[]",
                60,
                then);
        thing.put("serviceWindow", Ids.toOpaque(window));
        thing.put(
                "booking",
                Ids.toOpaque(insert(
                        "hall_booking (id, window_id, slot_id, service_key, title, person_id, booked_by, number, state, starts_at,"
                                + " ends_at, cancel_minutes, created_at)",
                        window,
                        1,
                        "relief",
                        "低保",
                        resident,
                        resident,
                        1,
                        "BOOKED",
                        then,
                        then,
                        60,
                        then)));
        thing.put("errand", Ids.toOpaque(errand(office, household, resident, "relief", "OPEN", null)));
        thing.put("errandTaken", Ids.toOpaque(errand(office, household, resident, "other", "TAKEN", 1L)));
    }

    private long errand(long office, long household, long resident, String key, String state, @Nullable Long taker) {
        String then = "2026-01-01 00:00:00";
        return insert(
                "hall_errand (id, service_key, title, region_code, household_id, person_id, asked_by, state, consent, consent_at,"
                        + " taker_id, created_at)",
                key,
                "低保",
                office,
                household,
                resident,
                resident,
                state,
                1,
                then,
                taker,
                then);
    }

    /** The resident is on duty in the grid, and the head of the building will be away. */
    private void beOnDuty(Door door, long resident, Map<String, Object> thing) {
        thing.put(
                "shift",
                Ids.toOpaque(insert(
                        "duty_shift (id, post_kind, post_id, person_id, name, phone, published, starts_at, ends_at)",
                        "GRID",
                        door.gridId(),
                        resident,
                        "李强",
                        "0851-0000-5678",
                        false,
                        "2099-01-01 00:00:00",
                        "2099-01-01 08:00:00")));
        thing.put(
                "leave",
                Ids.toOpaque(insert(
                        "responsibility_leave (id, responsibility_id, region_code, starts_at, ends_at)",
                        Ids.fromOpaque(String.valueOf(thing.get("responsibility"))),
                        door.community().value(),
                        "2099-01-01 00:00:00",
                        "2099-01-08 00:00:00")));
    }

    /** The resident has reported a lamp, which waits at the community's office. */
    private void raise(Door door, long resident, Map<String, Object> thing) {
        String then = "2026-01-01 00:00:00";
        long number = 1_000_000_000L + Math.floorMod(door.unitId() * 31, 1_000_000_000L);
        while (CaseNumber.parse(Long.toString(number)).isEmpty()) {
            number++;
        }
        thing.put("caseNumber", Long.toString(number));
        thing.put(
                "case",
                Ids.toOpaque(insert(
                        "ledger_case (id, number, kind, place_kind, place_id, building_id, region_code, raised_by, anonymous,"
                                + " filed_at, state, level, floor_level, category_code, urgent, priority, desk, pauses, returns,"
                                + " bound, reopened, called_back, text_state, seq, head, changed_at, version, created_at, due_at,"
                                + " cap_at, top_at)",
                        number,
                        "REPORT",
                        "BUILDING",
                        door.buildingId(),
                        door.buildingId(),
                        door.community().value(),
                        resident,
                        false,
                        then,
                        "WAITING",
                        "COMMUNITY",
                        "COMMUNITY",
                        "street-lamp",
                        0,
                        0,
                        "COMMUNITY_STAFF:" + door.community().value(),
                        0,
                        0,
                        0,
                        0,
                        0,
                        "FIT",
                        1,
                        new byte[32],
                        then,
                        1,
                        then,
                        "2099-01-01 00:00:00",
                        "2099-01-01 00:00:00",
                        "2099-01-01 00:00:00")));
    }

    /**
     * The community has told everyone in the grid something that they must read, told its staff something else, and is
     * writing a third notice; and its catalogue has a fraud.
     */
    private void announce(Door door, Map<String, Object> thing) {
        PlaceRef grid = new PlaceRef(PlaceKind.GRID, door.gridId());
        thing.put("notice", Ids.toOpaque(notice(door, "PUBLISHED", grid, "EVERYONE")));
        thing.put("staffNotice", Ids.toOpaque(notice(door, "PUBLISHED", region(door.community()), "STAFF")));
        thing.put("draft", Ids.toOpaque(notice(door, "DRAFT", grid, "EVERYONE")));
        long fraudType = insert(
                "fraud_type (id, region_code, name, signs, advice, keywords, position)",
                door.community().value(),
                "冒充公检法 " + door.gridId(),
                "自称警察。",
                "打 110。",
                "",
                100);
        thing.put("fraudType", Ids.toOpaque(fraudType));
        answer(door, thing);
        invite(door, thing);
        settle(door, thing);
    }

    /**
     * The community has an event for which somebody signed up, is writing another, and holds a third in the grid just now; the county
     * holds one for all of it.
     */
    private void invite(Door door, Map<String, Object> thing) {
        PlaceRef community = region(door.community());
        RegionCode office = door.community();
        long event = event(office, "PUBLISHED", 2099, community);
        thing.put("event", Ids.toOpaque(event));
        thing.put("eventDraft", Ids.toOpaque(event(office, "DRAFT", 2099, community)));
        thing.put(
                "eventNow",
                Ids.toOpaque(event(office, "PUBLISHED", 2026, new PlaceRef(PlaceKind.GRID, door.gridId()))));
        thing.put("eventOfCounty", Ids.toOpaque(event(door.county(), "PUBLISHED", 2026, region(door.county()))));
        thing.put(
                "signUp",
                Ids.toOpaque(insert(
                        "event_sign_up (id, event_id, holder, person_id, signed_by, created_at)",
                        event,
                        1,
                        1,
                        1,
                        "2026-01-01 00:00:00")));
    }

    /** There is a station in the building, with a microwave and a medicine box. */
    private void settle(Door door, Map<String, Object> thing) {
        String then = "2026-01-01 00:00:00";
        String content = """
                {"address": "测试路1号", "note": null, "phones": [], "features": [], "seats": null, "pictures": [],
                 "hours": {"weekly": [], "onHolidays": "AS_USUAL", "holidaySpans": [], "exceptions": []}}
                """;
        long station = insert(
                "station (id, kind, name, region, building_id, longitude, latitude, code, content, confirmed_at, created_at)",
                "REST_STATION",
                "测试骑手驿站",
                door.community().value(),
                door.buildingId(),
                107.8886,
                27.2216,
                "S" + door.buildingId() % 100_000_000_000L,
                content,
                then,
                then);
        thing.put("station", Ids.toOpaque(station));
        thing.put("stationCode", "S" + door.buildingId() % 100_000_000_000L);
        for (String kind : List.of("MICROWAVE", "MEDICINE_BOX")) {
            jdbc.update(
                    "insert into station_amenity (station_id, kind, region, works, since, created_at) values (?, ?, ?, 1, ?, ?)",
                    station,
                    kind,
                    door.community().value(),
                    then,
                    then);
        }
        thing.put(
                "stationLot",
                Ids.toOpaque(insert(
                        "station_lot (id, station_id, kind, region, name, expires_on, created_at)",
                        station,
                        "MEDICINE_BOX",
                        door.community().value(),
                        "布洛芬",
                        "2027-01-01",
                        then)));
    }

    /** @param year in which it begins; it ends in 2099 */
    private long event(RegionCode publisher, String stage, int year, PlaceRef place) {
        String then = "2026-01-01 00:00:00";
        String content = """
                {"kind": "DRILL", "title": "消防演练", "text": "带上毛巾。", "host": "社区", "contact": null,
                 "places": [{"kind": "%s", "id": %d}], "venue": {"words": "广场", "building": null, "location": null},
                 "times": {"startsAt": "%d-01-01T01:00:00Z", "endsAt": "2099-01-01T02:00:00Z",
                   "opensAt": "2026-01-01T00:00:00Z", "closesAt": "2099-01-01T01:00:00Z", "cancelUntil": "2099-01-01T01:00:00Z"},
                 "seats": {"capacity": 5, "perHousehold": false, "who": {"audiences": ["EVERYONE"]}, "groups": [],
                   "waitingLimit": null, "offerMinutes": 120},
                 "questions": [], "repeats": null, "cover": null}
                """.formatted(place.kind(), place.id(), year);
        long id = insert(
                "event (id, publisher, stage, starts_at, ends_at, content, changed_at, created_at)",
                publisher.value(),
                stage,
                year + "-01-01 01:00:00",
                "2099-01-01 02:00:00",
                content,
                then,
                then);
        jdbc.update("update event set published_at = ? where id = ? and stage = 'PUBLISHED'", then, id);
        return id;
    }

    /** The community has an answer that was published, and a unit that takes orders. */
    private void answer(Door door, Map<String, Object> thing) {
        String then = "2026-01-01 00:00:00";
        thing.put(
                "faqAnswer",
                Ids.toOpaque(insert(
                        "faq_answer (id, region_code, case_id, question, answer, published_by, published_at)",
                        door.community().value(),
                        Ids.next(),
                        "医保怎么缴费？",
                        "到社区窗口。",
                        1,
                        then)));
        thing.put(
                "memberUnit",
                Ids.toOpaque(insert(
                        "member_unit (id, region_code, name, created_at)",
                        door.community().value(),
                        "县住建局 " + door.gridId(),
                        then)));
    }

    private long notice(Door door, String state, PlaceRef place, String audience) {
        String then = "2026-01-01 00:00:00";
        long id = insert(
                "notice (id, publisher, state, last_edition, changed_at, created_at)",
                door.community().value(),
                state,
                1,
                then,
                then);
        jdbc.update(
                "insert into notice_edition (notice_id, number, kind, title, summary, body, attachments, places, audiences,"
                        + " must_read, pinned, urgent, author_id, edited_at)"
                        + " values (?, 1, 'ANTI_FRAUD', '防骗提醒', '不要转账', '不要转账。', '', ?, ?, true, false, false, 1, ?)",
                id,
                place.kind() + ":" + place.id(),
                audience,
                then);
        if (state.equals("PUBLISHED")) {
            jdbc.update("update notice set live_edition = 1, published_at = ? where id = ?", then, id);
            jdbc.update(
                    "insert into notice_standing (place_kind, place_id, audience, standing, notice_id, kind, must_read,"
                            + " region_code) values (?, ?, ?, 0, ?, 'ANTI_FRAUD', true, ?)",
                    place.kind().name(),
                    place.id(),
                    audience,
                    id,
                    door.community().value());
        }
        return id;
    }

    private long member(long household, long person, String status, Door door) {
        return insert(
                "household_member (id, household_id, person_id, asked_by, status, live, region_code, asked_at)",
                household,
                person,
                person,
                status,
                1,
                door.community().value(),
                "2026-01-01 00:00:00");
    }

    /** A file that belongs to nothing yet. */
    private long media(long owner) {
        return insert(
                "media (id, owner_id, status, format, file_name, bytes, upload_hash)",
                owner,
                "STORED",
                "PDF",
                UUID.randomUUID().toString().replace("-", ""),
                100,
                new byte[32]);
    }

    private long insert(String table, @Nullable Object... values) {
        long id = Ids.next();
        Object[] all = Stream.concat(Stream.of(id), Stream.of(values)).toArray();
        String marks = "?" + ", ?".repeat(values.length);
        jdbc.update("insert into " + table + " values (" + marks + ")", all);
        return id;
    }

    JsonNode ask(TestClient client, Cell cell) {
        String document = Objects.requireNonNull(documents.get(cell.operation()), cell.operation());
        TestClient as = cell.person().equals("nobody") ? client : client.as(person(cell));
        Map<String, Object> variables = variables(document, cell);
        return document.startsWith("subscription") ? as.first(document, variables) : as.ask(document, variables);
    }

    /** What cannot be asked without doing it is done by somebody who is made for it: its name begins with once_. */
    /** Logs in anew for each operation: nobody may change 120 things a minute in one session. */
    private Someone person(Cell cell) {
        Supplier<Someone> made = Objects.requireNonNull(cast.get(cell.person()), cell.person());
        if (cell.operation().startsWith("once_")) {
            return made.get();
        }
        Someone person = known.computeIfAbsent(cell.person(), name -> made.get());
        return sessions.computeIfAbsent(cell.person() + cell.operation(), name -> people.again(person));
    }

    /** A broadcast that is over. */
    private long broadcast(Door door) {
        return insert(
                "broadcast (id, cause, kind, text_id, region_code, audience, audience_key, state, due_at, started_at)",
                "test:" + UUID.randomUUID(),
                "NOTICE",
                insert("message_text (id, title, body)", "停水通知", "明早停水。"),
                door.community().value(),
                "nobody",
                "",
                "STOPPED",
                "2026-01-01 00:00:00",
                "2026-01-01 00:00:00");
    }

    private Map<String, Object> variables(String document, Cell cell) {
        Map<String, Object> all = Objects.requireNonNull(things.get(distance(cell)));
        Map<String, Object> variables = new HashMap<>();
        new Parser()
                .parseDocument(document)
                .getDefinitionsOfType(OperationDefinition.class)
                .get(0)
                .getVariableDefinitions()
                .forEach(variable -> variables.put(
                        variable.getName(),
                        all.getOrDefault(variable.getName(), UUID.randomUUID().toString())));
        return variables;
    }

    /** Another's nearby is just outside of what the role reaches. */
    private static Distance distance(Cell cell) {
        if (cell.target() != Target.OTHER) {
            return cell.target() == Target.OWN ? Distance.HERE : Distance.OTHER_PROVINCE;
        }
        return switch (cell.person()) {
            case "mediator", "member_unit", "community_staff" -> Distance.OTHER_COMMUNITY;
            case "street_staff" -> Distance.OTHER_STREET;
            case "county_staff", "operator", "rider" -> Distance.OTHER_COUNTY;
            default -> Distance.OTHER_GRID;
        };
    }
}
