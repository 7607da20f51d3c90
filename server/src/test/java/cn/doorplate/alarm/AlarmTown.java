package cn.doorplate.alarm;

import cn.doorplate.DoorplateApplication;
import cn.doorplate.dev.wechat.WeChatStandIn;
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
import cn.doorplate.privacy.BlindIndex;
import cn.doorplate.privacy.PersonKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Doors and those who answer for them, in the database of packaged servers that have made it; runs nothing by itself. */
public final class AlarmTown implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final JdbcTemplate jdbc;
    private final TestPlaces places;
    private final TestPeople people;
    private final BlindIndex index;
    private final RegionCode community;
    private long flushing = 1;

    /**
     * A door, and the head of its ten households.
     *
     * @param plate as it stands there
     */
    public record WatchedDoor(String plate, long building, Someone head) {}

    /** @param properties of the servers, so that keys are the same */
    public AlarmTown(Map<String, String> properties) {
        context = new SpringApplicationBuilder(DoorplateApplication.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .properties("doorplate.jobs=false")
                .run(properties.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
        jdbc = context.getBean(JdbcTemplate.class);
        places = new TestPlaces(jdbc, context.getBean(Doorplates.class));
        people = new TestPeople(jdbc, context.getBean(PlacePaths.class), context.getBean(PersonKeys.class));
        index = context.getBean(BlindIndex.class);
        community = places.community();
    }

    public long community() {
        return community.value();
    }

    /** What the database acknowledges is on its disk, as a county has it; other trials go without. Forgotten where it is restarted. */
    public void commitOnDisk() {
        flushing = number("select @@global.innodb_flush_log_at_trx_commit");
        flush(1);
    }

    private void flush(long how) {
        jdbc.execute("set global innodb_flush_log_at_trx_commit = " + how);
    }

    /** When alarms there are passed on, in seconds. */
    public void times(int communityAfter, int streetAfter) {
        jdbc.update(
                "insert into alarm_times (region, community_after, street_after, set_by, version, created_at)"
                        + " values (?, ?, ?, 1, 1, utc_timestamp(3))",
                community.value(),
                communityAfter,
                streetAfter);
    }

    /** Each with a head of its own, whom WeChat may tell of everything. */
    public List<WatchedDoor> doors(int number, WeChatStandIn weChat, String template) {
        List<WatchedDoor> doors = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            TestPlaces.Door door = places.door(community);
            Someone head = people.named("赵大海");
            people.give(head, Role.TEN_HOUSEHOLD_HEAD, new PlaceRef(PlaceKind.GRID, door.tenHouseholdUnitId()));
            onWeChat(head, weChat, template);
            doors.add(new WatchedDoor(door.plate().toString(), door.buildingId(), head));
        }
        return doors;
    }

    /** Somebody of the office of that level. */
    public Someone office(Role role, RegionLevel level, WeChatStandIn weChat, String template) {
        Someone someone = people.named("李主任");
        people.give(
                someone,
                role,
                new PlaceRef(PlaceKind.REGION, community.at(level).value()));
        onWeChat(someone, weChat, template);
        return someone;
    }

    private void onWeChat(Someone someone, WeChatStandIn weChat, String template) {
        String openid = "o" + someone.id();
        people.onWeChat(someone, openid, index);
        jdbc.update(
                "insert into subscribe_credit (person_id, template, remaining, standing) values (?, ?, 3, false)",
                someone.id(),
                template);
        for (int i = 0; i < 3; i++) {
            weChat.allow(openid, template);
        }
    }

    /** The only column of the only row. */
    public long number(String sql, Object... arguments) {
        Long found = jdbc.queryForObject(sql, Long.class, arguments);
        return found == null ? 0 : found;
    }

    public List<Long> numbers(String sql, Object... arguments) {
        return jdbc.queryForList(sql, Long.class, arguments);
    }

    @Override
    public void close() {
        flush(flushing);
        context.close();
    }
}
