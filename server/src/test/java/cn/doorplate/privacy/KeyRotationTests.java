package cn.doorplate.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import picocli.CommandLine;

class KeyRotationTests {

    private static final int PERSONS = 1203;

    private final PrivacyDatabase database = new PrivacyDatabase("rotation");
    /** A server that has the new key, and names the old one still. */
    private final PersonKeys server = database.keys(PrivacyDatabase.masterKeys("k1", "k1", "k2"));

    private final Map<Long, byte[]> sealed = new HashMap<>();
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void persons() {
        for (long person = 1; person <= PERSONS; person++) {
            server.create(person);
            sealed.put(person, server.seal(person, "name", "居民" + person));
        }
        server.destroy(5);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private KeyRotation rotation(MasterKeys keys) {
        return new KeyRotation(database.mapper(PersonKeyMapper.class), keys, database.transactions);
    }

    private int run(MasterKeys keys) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("rotation", rotation(keys));
        return new CommandLine(new RotateKeys(beans.getBeanProvider(KeyRotation.class)))
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute();
    }

    private void assertAllOpen(PersonKeys keys) {
        Map<Long, String> opened = keys.open("name", sealed);
        assertThat(opened).hasSize(PERSONS - 1).doesNotContainKey(5L);
        opened.forEach((person, name) -> assertThat(name).isEqualTo("居民" + person));
    }

    private long under(String id) {
        Long count = database.jdbc.queryForObject(
                "select count(*) from person_key where destroyed_at is null and master_key_id = ?", Long.class, id);
        return count == null ? -1 : count;
    }

    @Test
    void goesOnAfterACrashAndEverythingOpensBeforeMeanwhileAndAfter() {
        MasterKeys both = PrivacyDatabase.masterKeys("k2", "k1", "k2");
        KeyRotation killed = rotation(both);
        KeyRotation.Step first = killed.step(KeyRotation.START, 500);
        breakRow(700);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> killed.step(first.last(), 500));
        assertThat(under("k2")).as("a batch is whole or not at all").isEqualTo(500);
        mendRow(700);
        assertAllOpen(server);

        assertThat(run(both)).isZero();
        assertThat(said.toString()).contains("500 / 702", "702 / 702", "完成：改用当前主密钥 702 个，尚余 0 个");
        assertThat(under("k1")).isZero();
        assertAllOpen(server);
        assertAllOpen(database.keys(PrivacyDatabase.masterKeys("k2", "k2")));
        assertThat(run(both)).isZero();
        assertThat(said.toString()).contains("改用当前主密钥 0 个");
    }

    @Test
    void leavesAKeyDestroyedThatIsDestroyedWhileItLooks() {
        PersonKeyMapper keys = database.mapper(PersonKeyMapper.class);
        PersonKeyRow seen = keys.notUnder("k2", KeyRotation.START, 1).get(0);
        server.destroy(seen.personId());
        assertThat(keys.rewrap(new PersonKeyRow(seen.personId(), "k2", seen.wrapped()), "k1"))
                .isZero();
        assertThat(server.open("name", sealed)).doesNotContainKey(seen.personId());
    }

    @Test
    void refusesWhileAnOldMasterKeyIsMissing() {
        assertThat(run(PrivacyDatabase.masterKeys("k2", "k2"))).isEqualTo(1);
        assertThat(said.toString()).contains("没有改动", "主密钥 k1");
        assertThat(under("k1")).isEqualTo(PERSONS - 1);
        assertThat(run(PrivacyDatabase.masterKeys("", "k1"))).isEqualTo(1);
        assertThat(said.toString()).contains("没有配置当前主密钥");
    }

    private void breakRow(long person) {
        database.jdbc.update("update person_key set wrapped = concat(wrapped, 'x') where person_id = ?", person);
    }

    private void mendRow(long person) {
        database.jdbc.update(
                "update person_key set wrapped = left(wrapped, length(wrapped) - 1) where person_id = ?", person);
    }
}
