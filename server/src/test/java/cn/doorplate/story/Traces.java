package cn.doorplate.story;

import cn.doorplate.story.ClosedAccountStoryTests.Canary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

/** Looks for canaries in every column of every table, and in every key and value of Redis. */
final class Traces {

    private final JdbcTemplate jdbc;
    private final StringRedisTemplate redis;

    Traces(JdbcTemplate jdbc, StringRedisTemplate redis) {
        this.jdbc = jdbc;
        this.redis = redis;
    }

    /** Where they are. */
    List<String> of(List<Canary> canaries) {
        List<String> found = new ArrayList<>();
        List<String> tables = jdbc.queryForList(
                "select table_name from information_schema.tables where table_schema = database()", String.class);
        tables.forEach(table -> inTable(table, canaries, found));
        inRedis(canaries, found);
        return found;
    }

    private void inTable(String table, List<Canary> canaries, List<String> found) {
        jdbc.query("select * from `" + table + "`", row -> {
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                byte[] value = row.getBytes(column);
                for (Canary canary : canaries) {
                    if (value != null && contains(value, canary.bytes())) {
                        found.add(canary.what() + " in " + table + "."
                                + row.getMetaData().getColumnName(column));
                    }
                }
            }
        });
    }

    private void inRedis(List<Canary> canaries, List<String> found) {
        Set<String> keys = Objects.requireNonNullElse(redis.keys("*"), Set.of());
        for (String key : keys) {
            byte[] dump = redis.execute((org.springframework.data.redis.core.RedisCallback<byte[]>)
                    connection -> connection.keyCommands().dump(key.getBytes(StandardCharsets.UTF_8)));
            for (Canary canary : canaries) {
                if (key.contains(canary.text()) || (dump != null && contains(dump, canary.bytes()))) {
                    found.add(canary.what() + " in Redis under " + key);
                }
            }
        }
    }

    private static boolean contains(byte[] text, byte[] sought) {
        for (int at = 0; at <= text.length - sought.length; at++) {
            if (text[at] == sought[0]
                    && java.util.Arrays.equals(text, at, at + sought.length, sought, 0, sought.length)) {
                return true;
            }
        }
        return false;
    }
}
