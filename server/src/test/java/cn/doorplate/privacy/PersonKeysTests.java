package cn.doorplate.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.doorplate.IntegrationTest;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.shared.Ids;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@IntegrationTest
class PersonKeysTests {

    private static final String NAME = "person.name";

    @Autowired
    private PersonKeys keys;

    @Autowired
    private BlindIndex index;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Statements statements;

    private long person() {
        long id = Ids.next();
        keys.create(id);
        return id;
    }

    @Test
    void openWhatTheySealed() {
        long person = person();
        byte[] sealed = keys.seal(person, NAME, "王小英");
        assertThat(keys.open(person, NAME, sealed)).contains("王小英");
        assertThat(sealed).hasSize(9 + 29).isNotEqualTo(keys.seal(person, NAME, "王小英"));
    }

    @Test
    void openNothingOfAnotherPersonOrPurposeNorWhatWasChanged() {
        long person = person();
        long other = person();
        byte[] sealed = keys.seal(person, NAME, "王小英");
        assertThatIllegalStateException().isThrownBy(() -> keys.open(other, NAME, sealed));
        assertThatIllegalStateException().isThrownBy(() -> keys.open(person, "person.phone", sealed));
        for (int i : new int[] {0, 1, 20, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatIllegalStateException().isThrownBy(() -> keys.open(person, NAME, changed));
        }
        assertThatIllegalStateException().isThrownBy(() -> keys.open(person, NAME, Arrays.copyOf(sealed, 20)));
    }

    /** Who can write to the database cannot have another's content opened by putting it, and the key, in a row of their own. */
    @Test
    void areBoundToTheirPersonInTheDatabase() {
        long person = person();
        long other = person();
        byte[] sealed = keys.seal(other, NAME, "王小英");
        jdbc.update(
                "update person_key set wrapped = (select w from (select wrapped w from person_key where person_id = ?) x)"
                        + " where person_id = ?",
                other,
                person);
        assertThatIllegalStateException().isThrownBy(() -> keys.open(person, NAME, sealed));
    }

    @Test
    void openNothingOnceDestroyedAndLeaveNoKeyBehind() {
        long person = person();
        byte[] sealed = keys.seal(person, NAME, "王小英");
        assertThat(keys.destroy(person)).isTrue();
        assertThat(keys.destroy(person)).isFalse();
        assertThat(keys.open(person, NAME, sealed)).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> keys.seal(person, NAME, "又来"));
        assertThat(jdbc.queryForObject(
                        "select length(wrapped) from person_key where person_id = ?", Integer.class, person))
                .isZero();
    }

    @Test
    void openAPageOfAHundredByOneStatement() {
        List<Long> persons = LongStream.range(0, 100).map(i -> person()).boxed().toList();
        Map<Long, byte[]> names = new HashMap<>();
        persons.forEach(person -> names.put(person, keys.seal(person, NAME, "居民" + person)));
        keys.destroy(persons.get(7));
        List<String> sent = statements.ofThisThreadDuring(() -> {
            Map<Long, String> opened = keys.open(NAME, names);
            assertThat(opened).hasSize(99).doesNotContainKey(persons.get(7));
            opened.forEach((person, name) -> assertThat(name).isEqualTo("居民" + person));
        });
        assertThat(sent).hasSize(1);
    }

    @Test
    void nameTheMasterKeyThatIsMissing() {
        PrivacySettings none = new PrivacySettings("", Map.of(), "", "", "");
        assertThatExceptionOfType(MasterKeyProblem.class)
                .isThrownBy(() -> new MasterKeys(none).current())
                .withMessageContaining("doorplate.privacy.master-key");
        PrivacySettings bad = new PrivacySettings("K1", Map.of("k1", "c2hvcnQ="), "", "", "");
        assertThatExceptionOfType(MasterKeyProblem.class)
                .isThrownBy(() -> new MasterKeys(bad).wrap("k1", 1, new byte[32]))
                .withMessageContaining("不是 32 字节")
                .withMessageNotContaining("c2hvcnQ");
        assertThat(none.toString() + bad).doesNotContain("c2hvcnQ");
    }

    @Test
    void indexTheSameTextAlikeAndEachKindApart() {
        assertThat(index.of("phone", "13812345678"))
                .hasSize(32)
                .isEqualTo(index.of("phone", "13812345678"))
                .isNotEqualTo(index.of("phone", "13812345679"))
                .isNotEqualTo(index.of("phone2", "13812345678"));
    }
}
