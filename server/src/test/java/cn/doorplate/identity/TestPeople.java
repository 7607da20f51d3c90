package cn.doorplate.identity;

import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.privacy.BlindIndex;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Credential;
import cn.doorplate.shared.Ids;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes people for a test, logged in and consenting, by their rows: who they are is not the test's subject. */
public final class TestPeople {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcTemplate jdbc;
    private final PlacePaths paths;
    private final @Nullable PersonKeys keys;

    /** People without keys: nothing personal can be kept of them. */
    public TestPeople(JdbcTemplate jdbc, PlacePaths paths) {
        this(jdbc, paths, null);
    }

    /** People with keys of their own, as those who log in have. */
    public TestPeople(JdbcTemplate jdbc, PlacePaths paths, @Nullable PersonKeys keys) {
        this.jdbc = jdbc;
        this.paths = paths;
        this.keys = keys;
    }

    /**
     * Somebody who is logged in.
     *
     * @param token as a client presents it: {@code Authorization: Bearer …}
     */
    public record Someone(long id, String token) {

        public String authorization() {
            return "Bearer " + token;
        }
    }

    /** The privacy policies that they agree to: one of them is in force, whatever the day. */
    private static final List<String> POLICIES = List.of("2026-11", "2026-12", "2026-12-02");

    /** A person who has agreed to the privacy policy and holds no role. */
    public Someone someone() {
        Someone someone = newcomer();
        POLICIES.forEach(policy -> jdbc.update(
                "insert into consent (id, person_id, policy_version, given_by, given_at)"
                        + " values (?, ?, ?, ?, utc_timestamp(3))",
                Ids.next(),
                someone.id(),
                policy,
                someone.id()));
        return someone;
    }

    /** A person who has agreed to nothing yet. */
    public Someone newcomer() {
        long id = Ids.next();
        jdbc.update("insert into person (id, status) values (?, 'ACTIVE')", id);
        if (keys != null) {
            keys.create(id);
        }
        return new Someone(id, session(id));
    }

    /** The same person in another session. */
    public Someone again(Someone someone) {
        return new Someone(someone.id(), session(someone.id()));
    }

    /** Somebody with a name, and no phone. */
    public Someone named(String name) {
        PersonKeys own = Objects.requireNonNull(keys, "people without keys have no name");
        Someone someone = someone();
        jdbc.update(
                "update person set name_sealed = ? where id = ?",
                own.seal(someone.id(), PersonFiles.NAME, name),
                someone.id());
        return someone;
    }

    /** Somebody with a name and a phone that no other test has, by which they are found. */
    public Reachable reachable(BlindIndex index) {
        PersonKeys own = Objects.requireNonNull(keys, "people without keys have no phone");
        Someone someone = someone();
        String phone = "1400" + String.format("%07d", RANDOM.nextInt(10_000_000));
        jdbc.update(
                "update person set name_sealed = ?, phone_sealed = ?, phone_index = ? where id = ?",
                own.seal(someone.id(), PersonFiles.NAME, "王小英"),
                own.seal(someone.id(), PersonFiles.PHONE, phone),
                index.of(PersonFiles.PHONE, phone),
                someone.id());
        return new Reachable(someone, phone);
    }

    /** From now on they log in by WeChat, under that openid. */
    public void onWeChat(Someone someone, String openid, BlindIndex index) {
        PersonKeys own = Objects.requireNonNull(keys, "people without keys have no openid");
        jdbc.update(
                "insert into wechat_account (openid_index, person_id, openid_sealed) values (?, ?, ?)",
                index.of(Accounts.OPENID, openid),
                someone.id(),
                own.seal(someone.id(), Accounts.OPENID, openid));
    }

    /** Somebody who has bound a phone. */
    public record Reachable(Someone someone, String phone) {}

    /** A person with a role at a place. */
    public Someone holding(Role role, PlaceRef place) {
        Someone someone = someone();
        give(someone, role, place);
        return someone;
    }

    /** One role more, from now on. */
    public void give(Someone someone, Role role, PlaceRef place) {
        PlacePath path = paths.of(place).orElseThrow(() -> new IllegalArgumentException("no place " + place));
        jdbc.update(
                "insert into role_grant (id, person_id, role, place_kind, place_id, region_code, by_appointment, valid_from)"
                        + " values (?, ?, ?, ?, ?, ?, ?, utc_timestamp(3) - interval 1 minute)",
                Ids.next(),
                someone.id(),
                role.name(),
                place.kind().name(),
                place.id(),
                path.region().firstBelow(RegionLevel.COMMUNITY),
                role != Role.RESIDENT && role != Role.RIDER);
    }

    private String session(long person) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        String token = "dps_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.update(
                "insert into session (id, token_hash, person_id, kind, expires_at)"
                        + " values (?, ?, ?, 'MINI_PROGRAM', utc_timestamp(3) + interval 1 day)",
                Ids.next(),
                new Credential(token).hash(),
                person);
        return token;
    }
}
