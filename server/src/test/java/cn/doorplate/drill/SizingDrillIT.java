package cn.doorplate.drill;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.dev.TestServers;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.privacy.PersonKeys;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Prints the tables that stand in {@code deploy/SIZING.md}: what a row of each table takes, with its indexes; how many statements what
 * people do sends; what a page takes of Redis; and what a county, a city and a province come to by that.
 */
@Tag("drill")
@IntegrationTest
class SizingDrillIT {

    private static final Path FILE = Path.of("../deploy/SIZING.md");
    private static final Pattern LINE = Pattern.compile("\\| `(\\w+)` \\| (\\d+) \\|");

    private static final int IDLE_SECONDS = 10;

    private static final String FILED =
            "mutation($input: ReportFileInput!) { reportFile(input: $input) { report { number standing } userErrors { message } } }";
    private static final String OPENED = "query($number: String!) { caseByNumber(number: $number) { id standing"
            + " history(first: 20) { nodes { line at } } } }";
    private static final String PAGE = "query($code: String!) { doorplate(code: $code) { code building { name address }"
            + " contacts { name phone } sections { title lines { text } } } }";
    private static final String INBOX = "{ me { inbox { unread messages(first: 20) { nodes { title text } } } } }";
    private static final String ALARM =
            "mutation($input: AlarmRaiseInput!) { alarmRaise(input: $input) { alarm { standing }"
                    + " userErrors { code } } }";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Doorplates doorplates;

    @Autowired
    private PlacePaths paths;

    @Autowired
    private PersonKeys keys;

    @Autowired
    private Statements statements;

    private SizingRows rows;
    private Someone resident;
    private Door door;

    @BeforeEach
    void settle() {
        rows = new SizingRows(jdbc);
        TestPlaces places = new TestPlaces(jdbc, doorplates);
        TestPeople people = new TestPeople(jdbc, paths, keys);
        door = places.door();
        resident = people.someone();
        people.holding(
                Role.COMMUNITY_STAFF,
                new PlaceRef(PlaceKind.REGION, door.community().value()));
        people.holding(Role.PROPERTY_STAFF, new PlaceRef(PlaceKind.COMPOUND, door.compoundId()));
    }

    @Test
    void printsWhatACountyACityAndAProvinceComeTo() throws Exception {
        double page = redisBytesOfAPage();
        List<SizingPlan.Doing> doings = doings();
        double idle = idle();
        Map<String, Double> bytes = new LinkedHashMap<>();
        SizingPlan.ROWS.forEach(it ->
                bytes.put(it.table(), rows.bytesPerRow(it.table(), values().getOrDefault(it.table(), Map.of()))));
        // 120 plates of 1,000 people; beside the pages, sessions and counts of rates of who is there take as much as
        // ten of them.
        SizingPlan plan = new SizingPlan(bytes, doings, idle, 130 * page);
        String told = plan.markdown() + String.format("%n空转：一台服务器每秒 %.0f 条语句。Redis 里一页门牌 %.0f 字节。%n", idle, page);
        System.out.println(told);
        Files.writeString(Path.of("target/sizing.md"), told);
        assertThat(bytes.values()).allSatisfy(each -> assertThat(each).isBetween(40.0, 20_000.0));
        assertThat(written())
                .allSatisfy((table, each) -> assertThat(each)
                        .as(table + " in " + FILE)
                        .isBetween(bytes.getOrDefault(table, 0.0) * 0.7, bytes.getOrDefault(table, 0.0) * 1.4));
        assertThat(written()).hasSameSizeAs(bytes);
    }

    /** What a table costs when it is laid in pieces, and what a day costs that goes as a piece, or row by row. */
    @Test
    void tellsWhatPiecesCostAndSpare() {
        String copy = "sizing_pieces";
        jdbc.execute("drop table if exists " + copy);
        jdbc.execute("create table " + copy + " like band_reading");
        try {
            jdbc.execute("alter table " + copy + " remove partitioning");
            rows.fill(copy, values().getOrDefault("band_reading", Map.of()));
            long half = Objects.requireNonNull(
                    jdbc.queryForObject("select max(id) / 2 + min(id) / 2 from " + copy, Long.class));
            double laying = seconds(() -> jdbc.execute("alter table " + copy + " partition by range (id) (partition one"
                    + " values less than (" + half + "), partition rest values less than maxvalue)"));
            int going = Objects.requireNonNull(
                    jdbc.queryForObject("select count(*) from " + copy + " partition (one)", Integer.class));
            double dropping = seconds(() -> jdbc.execute("alter table " + copy + " drop partition one"));
            int left = SizingRows.ROWS - going;
            double deleting = seconds(() -> {
                int removed;
                do {
                    removed = jdbc.update("delete from " + copy + " order by created_at limit 500");
                } while (removed > 0);
            });
            System.out.printf(
                    "laid in pieces: %,d rows in %.2f s; a piece of %,d rows dropped in %.3f s, %,d rows deleted by 500 in %.2f s%n",
                    SizingRows.ROWS, laying, going, dropping, left, deleting);
            assertThat(dropping).isLessThan(deleting);
        } finally {
            jdbc.execute("drop table " + copy);
        }
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    /** What the file says of each table. */
    private static Map<String, Double> written() throws Exception {
        Map<String, Double> written = new HashMap<>();
        Matcher line = LINE.matcher(Files.readString(FILE));
        while (line.find()) {
            written.put(line.group(1), Double.valueOf(line.group(2)));
        }
        return written;
    }

    private TestClient client() {
        return TestClient.of(port).as(resident);
    }

    private double sent(Statements.Work work) {
        return statements.during(work).size();
    }

    private Map<String, Object> lamp() {
        return Map.of(
                "input",
                Map.of(
                        "idempotencyKey",
                        UUID.randomUUID().toString(),
                        "category",
                        "street-lamp",
                        "at",
                        Map.of("doorplate", door.plate().toString()),
                        "text",
                        "三栋二单元楼道口的路灯不亮了，晚上老人下楼看不清台阶，已经有两天了，请尽快来修。"));
    }

    private List<SizingPlan.Doing> doings() {
        // Once before, so that what is remembered is.
        String number = client().field(FILED, lamp()).at("/report/number").asString();
        assertThat(number).isNotEmpty();
        Map<String, Object> alarm = Map.of(
                "input",
                Map.of(
                        "idempotencyKey",
                        UUID.randomUUID().toString(),
                        "kind",
                        "FALL",
                        "place",
                        Map.of("plate", door.plate().toString())));
        return List.of(
                new SizingPlan.Doing("扫门牌看页面", 25_000, 0.1, 8),
                new SizingPlan.Doing("看消息箱", 42_000, 1, sent(() -> client().ask(INBOX))),
                new SizingPlan.Doing("提交事项", 100, 1, sent(() -> client().field(FILED, lamp()))),
                new SizingPlan.Doing(
                        "打开一件事项及经过", 12_000, 1, sent(() -> client().field(OPENED, Map.of("number", number)))),
                new SizingPlan.Doing("办理、回复、评价（按提交计）", 700, 1, sent(() -> client().field(FILED, lamp()))),
                new SizingPlan.Doing("报警", 2, 1, sent(() -> TestClient.of(port).field(ALARM, alarm))),
                new SizingPlan.Doing("手环上报（5 只，每 10 分钟）", 262_800, 1, 6));
    }

    /** A second, of all that the server does by itself. */
    private double idle() {
        long before = questions();
        long start = System.nanoTime();
        await().atMost(Duration.ofSeconds(4 * IDLE_SECONDS))
                .pollDelay(Duration.ofSeconds(IDLE_SECONDS))
                .until(() -> true);
        return (questions() - before)
                / (Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
    }

    private long questions() {
        return Long.parseLong(String.valueOf(Objects.requireNonNull(
                jdbc.queryForList("show global status like 'Questions'").get(0).get("Value"))));
    }

    private double redisBytesOfAPage() {
        try (RedisClient redis = RedisClient.create(
                        "redis://127.0.0.1:" + TestServers.get().redis().port());
                StatefulRedisConnection<String, String> connection = redis.connect()) {
            connection.sync().flushall();
            TestClient.of(port).field(PAGE, Map.of("code", door.plate().toString()));
            return await().atMost(Duration.ofSeconds(10))
                    .until(
                            () -> connection.sync().keys("*").stream()
                                    .mapToLong(key -> Objects.requireNonNullElse(
                                            connection.sync().memoryUsage(key), 0L))
                                    .max()
                                    .orElse(0),
                            most -> most > 500);
        }
    }

    /** As long as that many characters of a person's are when they are sealed. */
    private LongFunction<@Nullable Object> sealed(int characters) {
        int length = keys.seal(resident.id(), "sizing", "灯".repeat(characters)).length;
        return row -> rows.bytes(length);
    }

    private LongFunction<@Nullable Object> ascii(int length) {
        return row -> new String(new char[length]).replace('\0', 'x');
    }

    private Object hash(long row) {
        return rows.bytes(32);
    }

    private Object person(long row) {
        return rows.person();
    }

    private LongFunction<@Nullable Object> time() {
        return rows::at;
    }

    private LongFunction<@Nullable Object> id() {
        return rows::id;
    }

    private Object region(long row) {
        return rows.region();
    }

    /** Of rows that come several to one thing: so many, and the number of each among them. */
    private LongFunction<@Nullable Object> of(int each) {
        return row -> rows.id(row / each * each) >> 22 << 22;
    }

    private LongFunction<@Nullable Object> among(int each) {
        return row -> row % each + 1;
    }

    /** As the application wrote it of the last case that was filed. */
    private int filedChanges() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select coalesce(max(length(changes)), 500) from case_event where case_id = (select max(id) from ledger_case)",
                Integer.class));
    }

    private Map<String, LongFunction<@Nullable Object>> history() {
        int first = filedChanges();
        return Map.ofEntries(
                entry("case_id", of(8)),
                entry("seq", among(8)),
                entry("lane", row -> row / 8 % 16),
                entry("lane_seq", row -> row),
                entry("action", row -> rows.one("FILE", "TAKE", "COMMENT", "FINISH", "CONFIRM")),
                entry("party", row -> row % 2 == 0 ? 1 : null),
                entry("staff_id", row -> row % 2 == 0 ? null : rows.person()),
                entry("role", row -> row % 2 == 0 ? null : "COMMUNITY_STAFF"),
                entry("changes", row -> ascii(row % 8 == 0 ? first : 90).apply(row)),
                entry("text_id", row -> row % 3 == 0 ? rows.id(row) : null),
                entry("text_sha", row -> row % 3 == 0 ? rows.bytes(32) : null));
    }

    private Map<String, Map<String, LongFunction<@Nullable Object>>> values() {
        Map<String, Map<String, LongFunction<@Nullable Object>>> all = new HashMap<>();
        all.put(
                "person",
                Map.of("id", id(), "name_sealed", sealed(3), "phone_sealed", sealed(4), "phone_index", this::hash));
        all.put("person_key", Map.of("person_id", id(), "wrapped", row -> rows.bytes(60)));
        all.put("wechat_account", Map.of("openid_index", this::hash, "openid_sealed", sealed(10)));
        all.put("consent", Map.of("id", id(), "policy_version", ascii(10)));
        all.put(
                "household",
                Map.of("id", id(), "building_id", of(40), "unit_id", of(20), "grid_id", of(400), "door", ascii(4)));
        all.put(
                "household_member",
                Map.of(
                        "id",
                        id(),
                        "household_id",
                        of(2),
                        "region_code",
                        this::region,
                        "live",
                        row -> 1,
                        "grant_id",
                        id(),
                        "decided_at",
                        time(),
                        "decided_by",
                        this::person));
        all.put(
                "doorplate",
                Map.of(
                        "code",
                        row -> String.format("%013d", 5_203_290_000_000L + row * 17),
                        "building_id",
                        of(3),
                        "unit_id",
                        id(),
                        "status",
                        row -> "ACTIVE"));
        all.put("case_event", history());
        all.put("case_event_archive", history());
        all.put("ledger_case", cases());
        all.put(
                "case_text",
                Map.of(
                        "id",
                        id(),
                        "case_id",
                        of(3),
                        "what",
                        row -> rows.one("FILE", "COMMENT", "FINISH"),
                        "sealed",
                        sealed(60),
                        "state",
                        row -> "FIT"));
        all.put(
                "case_photo",
                Map.of("media_id", id(), "case_id", of(2), "role", row -> "RAISED", "state", row -> "FIT"));
        all.put("case_party", Map.of("case_id", id(), "side", row -> "RAISER", "person_id", this::person));
        all.put(
                "case_gram",
                Map.of(
                        "county",
                        row -> 520_329L,
                        "gram",
                        row -> (long) rows.below(4_000) * 7_919_000_017L,
                        "case_id",
                        of(60),
                        "region_code",
                        this::region));
        all.put(
                "media",
                Map.of(
                        "id",
                        id(),
                        "status",
                        row -> "CLAIMED",
                        "format",
                        row -> "JPEG",
                        "file_name",
                        row -> UUID.randomUUID().toString().replace("-", ""),
                        "thumbnail_bytes",
                        row -> 9_000,
                        "idempotency_key",
                        row -> UUID.randomUUID().toString(),
                        "claimed_by",
                        row -> "case:0ABCDEFGHJKMN",
                        "claimed_at",
                        time()));
        all.put(
                "alarm",
                Map.ofEntries(
                        entry("id", id()),
                        entry("kind", row -> "FALL"),
                        entry("state", row -> "ENDED"),
                        entry("outcome", row -> "HELPED"),
                        entry("network", this::hash),
                        entry("person_id", this::person),
                        entry("region", this::region),
                        entry("building_id", this::person),
                        entry("content", sealed(60)),
                        entry("stage", row -> "GRID"),
                        entry("seen_at", time()),
                        entry("coming_at", time()),
                        entry("there_at", time()),
                        entry("ended_at", time())));
        all.put("alarm_event", Map.of("alarm_id", of(8), "seq", among(8), "deed", row -> "TOLD", "facts", ascii(40)));
        all.put(
                "alarm_hand",
                Map.of(
                        "alarm_id",
                        of(10),
                        "role",
                        row -> "GRID_WORKER",
                        "stage",
                        row -> "GRID",
                        "answer",
                        row -> "SEEN",
                        "answered_at",
                        time()));
        all.put(
                "message",
                Map.of(
                        "seq",
                        row -> row,
                        "lane",
                        row -> row % 16,
                        "kind",
                        row -> "NOTICE",
                        "cause",
                        row -> "notice:0" + row,
                        "own_sealed",
                        row -> row % 2 == 0 ? sealed(80).apply(row) : null,
                        "text_id",
                        row -> row % 2 == 0 ? null : rows.person(),
                        "subject",
                        id(),
                        "region_code",
                        this::region,
                        "read_at",
                        time()));
        all.put(
                "delivery",
                Map.of(
                        "id",
                        id(),
                        "seq",
                        row -> row,
                        "channel",
                        row -> "WECHAT",
                        "kind",
                        row -> "CASE",
                        "region_code",
                        this::region,
                        "state",
                        row -> "SENT",
                        "template",
                        ascii(43),
                        "provider_ref",
                        ascii(19),
                        "sent_at",
                        time()));
        all.put("notice_receipt", Map.of("notice_id", of(2_000), "read_at", time()));
        all.put("event_sign_up", Map.of("id", id(), "event_id", of(60), "came_at", time(), "came_by", row -> "CODE"));
        all.put(
                "capacity_claim",
                Map.of(
                        "pool",
                        of(60),
                        "share",
                        row -> 1,
                        "wanted",
                        ascii(8),
                        "state",
                        row -> "TAKEN",
                        "seq",
                        row -> row));
        all.put("session", Map.of("id", id(), "kind", row -> "MINI"));
        all.put(
                "access_log",
                Map.of(
                        "lane",
                        row -> row % 8,
                        "seq",
                        row -> row / 8,
                        "id",
                        id(),
                        "what",
                        row -> "resident.phone",
                        "reason",
                        sealed(8),
                        "trace_id",
                        ascii(32)));
        int told = keys.seal(
                        resident.id(),
                        "sizing",
                        "{\"at\":1795420800000,\"heartRate\":72,\"longitude\":107.9,"
                                + "\"latitude\":27.2,\"accuracy\":20}")
                .length;
        all.put("band_reading", Map.of("id", id(), "band_id", this::person, "sealed", row -> rows.bytes(told)));
        return all;
    }

    private Map<String, LongFunction<@Nullable Object>> cases() {
        return Map.ofEntries(
                entry("id", id()),
                entry("number", row -> 1_000_000_000L + row * 7_919L),
                entry("kind", row -> rows.one("REPORT", "QUESTION", "DISPUTE", "ORDER")),
                entry("building_id", this::person),
                entry("compound_id", this::person),
                entry("grid_id", this::person),
                entry("region_code", this::region),
                entry("plate_code", ascii(13)),
                entry("raised_by", this::person),
                entry("state", row -> "CLOSED"),
                entry("level", row -> "COMMUNITY"),
                entry("category_code", row -> rows.one("street-lamp", "pipe", "rubbish")),
                entry("desk", row -> "COMMUNITY_STAFF:REGION:" + rows.region()),
                entry("handler_id", this::person),
                entry("finisher_id", this::person),
                entry("due_at", time()),
                entry("cap_at", time()),
                entry("done_at", time()),
                entry("outcome", row -> "SOLVED"),
                entry("ending", row -> "CONFIRMED"),
                entry("closed_at", time()),
                entry("score", row -> 5L),
                entry("text_state", row -> "FIT"),
                entry("filed_marks", ascii(86)));
    }
}
