package cn.doorplate.hall;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.privacy.BlindIndex;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A county with a door, its three offices, and what one does in the hall through the API. */
@IntegrationTest
@NullUnmarked // what is null where it must not be is a failed test
abstract class HallGround {

    static final String APPLICATION =
            "{ id state standing dueAt late desk forWhom version result actions service { name }"
                    + " answers { field text } asked { materials fields text } history { number kind text by }"
                    + " files { material media { id } } resultFiles { media { id } } }";

    static final String DOSSIER = "{ id version actions name phone byAnother line { taken own late dueAt }"
            + " answers { field text } files { material media { id } } history { kind by text } }";

    static final String BOOKING =
            "{ id number state standing startsAt endsAt title actions cancelUntil window { name } }";

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlacePaths paths;

    @Autowired
    PersonKeys keys;

    @Autowired
    BlindIndex index;

    @Autowired
    Doorplates doorplates;

    @LocalServerPort
    int port;

    TestPlaces places;
    TestPeople people;
    Door door;
    Someone community;
    Someone street;
    Someone county;

    @BeforeEach
    void open() {
        places = new TestPlaces(jdbc, doorplates);
        people = new TestPeople(jdbc, paths, keys);
        door = places.door();
        community = people.holding(Role.COMMUNITY_STAFF, region(door.community()));
        street = people.holding(Role.STREET_STAFF, region(street()));
        county = people.holding(Role.COUNTY_STAFF, region(door.county()));
    }

    RegionCode street() {
        return door.community().at(RegionLevel.STREET);
    }

    static PlaceRef region(RegionCode code) {
        return new PlaceRef(PlaceKind.REGION, code.value());
    }

    TestClient as(Someone someone) {
        return TestClient.of(port).as(someone);
    }

    Someone passerBy() {
        return people.reachable(index).someone();
    }

    /** Somebody who lives behind the door. */
    Someone resident() {
        Someone someone = passerBy();
        long household = insert(
                "household (id, building_id, unit_id, grid_id, door)",
                door.buildingId(),
                door.unitId(),
                door.tenHouseholdUnitId(),
                "6" + Ids.next());
        insert(
                "household_member (id, household_id, person_id, asked_by, status, live, region_code, asked_at)",
                household,
                someone.id(),
                someone.id(),
                "CONFIRMED",
                1,
                door.community().value(),
                "2026-01-01 00:00:00");
        people.give(someone, Role.RESIDENT, new PlaceRef(PlaceKind.UNIT, door.unitId()));
        return someone;
    }

    void named(Someone someone, String name) {
        jdbc.update(
                "update person set name_sealed = ? where id = ?",
                keys.seal(someone.id(), "person.name", name),
                someone.id());
    }

    long insert(String table, Object... values) {
        long id = Ids.next();
        Object[] all = new Object[values.length + 1];
        all[0] = id;
        System.arraycopy(values, 0, all, 1, values.length);
        jdbc.update("insert into " + table + " values (?" + ", ?".repeat(values.length) + ")", all);
        return id;
    }

    /** That somebody acts for an elder who agreed to it; as {@code me.dependants} names it. */
    String actsFor(Someone agent, Someone elder) {
        return Ids.toOpaque(insert(
                "guardianship (id, guardian_id, dependant_id, kind, status, live, consent, asked_at)",
                agent.id(),
                elder.id(),
                "ELDER",
                "ACTIVE",
                1,
                "OWN_ACCOUNT",
                "2026-01-01 00:00:00"));
    }

    void actsNoMore(Someone agent) {
        jdbc.update("update guardianship set status = 'ENDED', live = null where guardian_id = ?", agent.id());
    }

    /** Time does this next, now. */
    void now(String table, JsonNode node, String step) {
        jdbc.update(
                "update " + table + " set step = ?, step_at = '2026-01-01 00:00:00' where id = ?",
                step,
                Ids.fromOpaque(id(node)));
    }

    /** A document that somebody has sent. */
    String upload(Someone who) {
        return Ids.toOpaque(insert(
                "media (id, owner_id, status, format, file_name, bytes, upload_hash)",
                who.id(),
                "STORED",
                "PDF",
                UUID.randomUUID().toString().replace("-", ""),
                100,
                new byte[32]));
    }

    /** All that the highest region has to say of a service, with a form. */
    static Map<String, Object> content() {
        Map<String, Object> content = new HashMap<>();
        content.put("name", "最低生活保障申请（示例）");
        content.put("summary", "收入低于标准的家庭申请低保。");
        content.put("lifeEvents", List.of("RELIEF"));
        content.put("who", "本县户籍家庭");
        content.put(
                "materials", List.of(Map.of("name", "居民户口簿", "upload", true), Map.of("name", "收入证明", "needed", false)));
        content.put("venues", List.of(Map.of("name", "街道便民服务中心")));
        content.put("promisedDays", 5);
        content.put("legalDays", 20);
        content.put("fee", "不收费");
        content.put("grounds", List.of("《社会救助暂行办法》"));
        content.put("delegable", true);
        content.put("acceptHours", 8);
        content.put("form", form());
        return content;
    }

    static List<Map<String, Object>> form() {
        return List.of(
                field("people", "NUMBER", "家庭人口", Map.of("min", 1, "max", 20)),
                field("id-number", "ID_NUMBER", "身份证号码", Map.of()),
                field("works", "YES_NO", "是否有人就业", Map.of()),
                field("income", "NUMBER", "月收入", Map.of("min", 0, "onlyIf", Map.of("field", "works", "equals", "是"))),
                field("born", "DATE", "出生日期", Map.of("required", false)),
                field("phone", "PHONE", "电话", Map.of("required", false)),
                field("ways", "CHOICES", "通知方式", Map.of("required", false, "options", List.of("电话", "短信"))));
    }

    static Map<String, Object> field(String key, String type, String label, Map<String, Object> more) {
        Map<String, Object> field = new HashMap<>(Map.of("key", key, "type", type, "label", label, "purpose", "核实条件"));
        field.putAll(more);
        return field;
    }

    JsonNode draft(Someone who, RegionCode region, String key, int version, Map<String, Object> content) {
        return act(
                who,
                "publicServiceDraft",
                "entry { id version state changed name published { name } }",
                Map.of("region", region.toString(), "key", key, "version", version, "content", content));
    }

    JsonNode publish(Someone who, JsonNode entry) {
        return act(
                who,
                "publicServicePublish",
                "entry { id version state changed name }",
                Map.of("entry", id(entry), "version", entry.path("version").asInt()));
    }

    /** Written and published: the entry. */
    JsonNode published(Someone who, RegionCode region, String key, Map<String, Object> content) {
        return done(publish(who, done(draft(who, region, key, 0, content))));
    }

    Map<String, Object> here() {
        return Map.of("doorplate", door.plate().toString());
    }

    JsonNode service(String key) {
        return as(county)
                .field(
                        "query($key: String!, $at: HallAtInput!) { publicService(key: $key, at: $at)"
                                + " { key name fee edition online who promisedDays region { shortName } windows { id } } }",
                        Map.of("key", key, "at", here()));
    }

    /** Answers that the form takes. */
    static List<Map<String, Object>> answers() {
        return List.of(
                Map.of("field", "people", "text", "3"),
                Map.of("field", "id-number", "text", "11010519491231002x"),
                Map.of("field", "works", "text", "否"));
    }

    Map<String, Object> application(Someone who, String key) {
        Map<String, Object> input = new HashMap<>();
        input.put("idempotencyKey", UUID.randomUUID().toString());
        input.put("service", key);
        input.put("at", here());
        input.put("edition", service(key).path("edition").asString("none"));
        input.put("answers", answers());
        input.put("files", List.of(Map.of("material", 1, "media", upload(who))));
        return input;
    }

    JsonNode submit(Someone who, Map<String, Object> input) {
        return act(who, "serviceApplicationSubmit", "application " + APPLICATION, input);
    }

    JsonNode now(Someone who, JsonNode application) {
        return as(who).field(
                        "query($id: ID!) { serviceApplication(id: $id) " + APPLICATION + " }",
                        Map.of("id", id(application)));
    }

    JsonNode dossier(Someone who, JsonNode application) {
        return as(who).field(
                        "query($id: ID!) { applicationDossier(id: $id) " + DOSSIER + " }",
                        Map.of("id", id(application)));
    }

    /** What a desk does, from the version that it sees now. */
    JsonNode desk(Someone who, String mutation, JsonNode application, Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("application", id(application));
        input.put("version", dossier(who, application).path("version").asInt(1));
        return act(who, mutation, "dossier " + DOSSIER, input);
    }

    JsonNode act(Someone who, String mutation, String answer, Map<String, Object> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return as(who).field(
                        "mutation($input: " + type + ") { " + mutation + "(input: $input) { " + answer
                                + " userErrors { field code message } } }",
                        Map.of("input", input));
    }

    static String id(JsonNode node) {
        return node.path("id").asString();
    }

    /** The node of a payload without errors. */
    static JsonNode done(JsonNode payload) {
        assertThat(payload.path("userErrors")).as(payload.toString()).isEmpty();
        return payload.iterator().next();
    }

    /** As in {@code TOO_LONG@text}, all of them. */
    static List<String> declined(JsonNode payload) {
        return payload.path("userErrors")
                .valueStream()
                .map(error -> {
                    String field = error.path("field").asString("");
                    return error.path("code").asString("") + (field.isEmpty() ? "" : "@" + field);
                })
                .toList();
    }

    /** What lies in somebody's inbox, the titles. */
    List<String> told(Someone who) {
        return as(who).field("{ me { inbox { messages(first: 100) { nodes { title } } } } }", Map.of())
                .at("/inbox/messages/nodes")
                .valueStream()
                .map(message -> message.path("title").asString())
                .toList();
    }

    /** All at once. */
    static <T> List<JsonNode> atOnce(List<T> all, Function<T, JsonNode> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            List<Future<JsonNode>> answers = new ArrayList<>();
            all.forEach(it -> answers.add(threads.submit(() -> work.apply(it))));
            List<JsonNode> found = new ArrayList<>();
            for (Future<JsonNode> answer : answers) {
                found.add(answer.get());
            }
            return found;
        } finally {
            threads.shutdownNow();
        }
    }
}
