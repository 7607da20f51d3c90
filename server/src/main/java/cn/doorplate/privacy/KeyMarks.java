package cn.doorplate.privacy;

import cn.doorplate.shared.Secrets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Whether the keys that this server was given are those with which the database was written. With a wrong one nothing would look
 * wrong at first: persons would not be found, and histories would seem forged.
 */
@Component
class KeyMarks {

    private static final String PURPOSE = "key-mark";
    private static final String MASTER = "master:";

    private final KeyMarkMapper marks;
    private final PersonKeyMapper keys;
    private final MasterKeys masterKeys;
    private final Secrets secrets;
    private final BlindIndex index;
    private final Clock clock;

    KeyMarks(
            KeyMarkMapper marks,
            PersonKeyMapper keys,
            MasterKeys masterKeys,
            Secrets secrets,
            BlindIndex index,
            Clock clock) {
        this.marks = marks;
        this.keys = keys;
        this.masterKeys = masterKeys;
        this.secrets = secrets;
        this.index = index;
        this.clock = clock;
    }

    /** What is wrong with the keys that were given, each a sentence; none where all is well. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        Map<String, byte[]> given = given();
        Map<String, byte[]> known = known();
        given.forEach((name, mark) -> {
            if (!MessageDigest.isEqual(mark, known.getOrDefault(name, mark))) {
                problems.add(title(name) + " 不是这个数据库原来用的那一个：请换回原来的（deploy/KEYS.md）。");
            }
        });
        for (String id : keys.masterKeysInUse()) {
            if (!masterKeys.knows(id)) {
                problems.add("有人的密钥由主密钥 " + id + " 封装，却没有配置 " + title(MASTER + id) + "：没有它，这些人的个人信息打不开。");
            }
        }
        return problems;
    }

    /** Notes the keys that are seen for the first time. */
    void note() {
        given().forEach((name, mark) -> marks.add(name, mark, clock.instant()));
    }

    private Map<String, byte[]> known() {
        return marks.all().stream().collect(Collectors.toMap(KeyMarkMapper.Row::name, KeyMarkMapper.Row::mark));
    }

    private Map<String, byte[]> given() {
        Map<String, byte[]> given = new TreeMap<>();
        given.put("secret", secrets.lasting(PURPOSE, new byte[0]));
        given.put("index-key", index.of(PURPOSE, ""));
        masterKeys.ids().forEach(id -> given.put(MASTER + id, masterKeys.mark(id)));
        return given;
    }

    private static String title(String name) {
        return switch (name) {
            case "secret" -> "密钥 doorplate.secret";
            case "index-key" -> "检索密钥 doorplate.privacy.index-key";
            default -> "主密钥 doorplate.privacy.master-keys." + name.substring(MASTER.length());
        };
    }
}
