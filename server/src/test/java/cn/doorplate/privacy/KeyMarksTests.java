package cn.doorplate.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.doorplate.shared.Misconfigured;
import cn.doorplate.shared.Secrets;
import cn.doorplate.shared.TestSecrets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import picocli.CommandLine;

class KeyMarksTests {

    private static final String ONE = "MTExMTExMTExMTExMTExMTExMTExMTExMTExMTExMTE=";
    private static final String OTHER = "MzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzM=";

    private final PrivacyDatabase database = new PrivacyDatabase("key_marks");

    @BeforeEach
    void aServerHasServed() {
        new KeyGuard(marks(ONE, "", PrivacyDatabase.masterKeys("k1", "k1"))).afterSingletonsInstantiated();
        database.keys(PrivacyDatabase.masterKeys("k1", "k1")).create(1);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private KeyMarks marks(String secret, String lasting, MasterKeys masterKeys) {
        Secrets secrets = TestSecrets.of(secret, lasting);
        BlindIndex index = new BlindIndex(new PrivacySettings("", Map.of(), "", "", ""), secrets);
        return new KeyMarks(
                database.mapper(KeyMarkMapper.class),
                database.mapper(PersonKeyMapper.class),
                masterKeys,
                secrets,
                index,
                database.clock);
    }

    private static MasterKeys otherUnderTheSameName() {
        return new MasterKeys(new PrivacySettings("k1", Map.of("k1", OTHER), "", "", ""));
    }

    @Test
    void findsNothingWrongWithTheKeysThatItKnowsNorWithOneMore() {
        assertThat(marks(ONE, "", PrivacyDatabase.masterKeys("k1", "k1", "k2")).problems())
                .isEmpty();
    }

    @Test
    void namesTheSecretThatIsAnother() {
        assertThat(marks(OTHER, "", PrivacyDatabase.masterKeys("k1", "k1")).problems())
                .hasSize(2)
                .anyMatch(problem -> problem.contains("doorplate.secret"))
                .anyMatch(problem -> problem.contains("doorplate.privacy.index-key"));
    }

    @Test
    void knowsARenewedSecretByTheLastingOne() {
        assertThat(marks(OTHER, ONE, PrivacyDatabase.masterKeys("k1", "k1")).problems())
                .isEmpty();
    }

    @Test
    void keepsAServerFromStartingWithAMasterKeyThatIsAnotherOrWithoutOneThatIsInUse() {
        KeyGuard wrong = new KeyGuard(marks(ONE, "", otherUnderTheSameName()));
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(wrong::afterSingletonsInstantiated)
                .withMessageContaining("master-keys.k1");
        KeyGuard missing = new KeyGuard(marks(ONE, "", PrivacyDatabase.masterKeys("k2", "k2")));
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(missing::afterSingletonsInstantiated)
                .withMessageContaining("主密钥 k1");
    }

    @Test
    void saysHowManyAreUnderEachMasterKeyAndWhetherItOpens() {
        assertThat(check(PrivacyDatabase.masterKeys("k1", "k1"))).contains("主密钥 k1：1 人", "可以打开", "密钥齐全");
        assertThat(check(otherUnderTheSameName())).contains("打不开", "密钥不全或不相符");
        assertThat(check(PrivacyDatabase.masterKeys("k2", "k2"))).contains("未配置", "密钥不全或不相符");
    }

    private String check(MasterKeys given) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("marks", marks(ONE, "", given));
        beans.registerSingleton("keys", database.mapper(PersonKeyMapper.class));
        beans.registerSingleton("masterKeys", given);
        StringWriter said = new StringWriter();
        new CommandLine(new CheckKeys(
                        beans.getBeanProvider(KeyMarks.class),
                        beans.getBeanProvider(PersonKeyMapper.class),
                        beans.getBeanProvider(MasterKeys.class)))
                .setOut(new PrintWriter(said))
                .execute();
        return said.toString();
    }
}
