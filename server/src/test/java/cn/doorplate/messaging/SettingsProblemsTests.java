package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.doorplate.shared.Misconfigured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What is said to whoever configures messages wrongly. */
class SettingsProblemsTests {

    private static final String TEMPLATE = "wechat.templates[0].";

    private final Map<String, Object> given = new HashMap<>();

    @Test
    void nothingConfiguredIsNoProblem() {
        assertThat(problems()).isEmpty();
        assertThat(SettingsProblems.of(MessagingSettings.NONE)).isEmpty();
        assertThat(bound()).isEqualTo(MessagingSettings.NONE);
    }

    @Test
    void aWholeConfigurationIsNoProblem() {
        template("T1", "NOTICE");
        put(TEMPLATE + "data.thing1", "title");
        put(TEMPLATE + "data.character_string2", "12345");
        put(TEMPLATE + "data.time3", "time");
        put(TEMPLATE + "data.phrase4", "kind");
        put("sms.provider", "tencent");
        put("sms.tencent.secret-id", "AKID");
        put("sms.tencent.secret-key", "key");
        put("sms.tencent.app-id", "1400006666");
        put("sms.tencent.sign-name", "子营街道");
        put("sms.templates.NOTICE.id", "1110");
        put("sms.templates.DIGEST.id", "1111");
        put("bounds.NOTICE", "5");
        assertThat(problems()).isEmpty();
        assertThat(new Templates(bound()).bound(MessageKind.NOTICE)).isEqualTo(5);
        assertThat(new Templates(bound()).all().get(0).data()).containsKey("character_string2");
    }

    @Test
    void namesAKindThatThereIsNot() {
        template("T1", "NEWS");
        put(TEMPLATE + "data.thing1", "title");
        put("sms.templates.GOSSIP.id", "1");
        put("bounds.WEATHER", "1");
        assertThat(problems()).hasSize(3).allMatch(it -> it.endsWith("。"));
        assertThat(String.join("", problems())).contains("“NEWS”", "“GOSSIP”", "“WEATHER”", "URGENT、NOTICE");
    }

    @Test
    void namesAPlaceholderThatWeChatDoesNotKnowAndAValueThatItDoesNotTake() {
        template("T1", "NOTICE");
        put(TEMPLATE + "data.headline1", "title");
        put(TEMPLATE + "data.thing", "title");
        put(TEMPLATE + "data.number2", "title");
        put(TEMPLATE + "data.phrase3", "一二三四五六");
        assertThat(problems()).hasSize(4);
        assertThat(String.join("", problems())).contains("“headline1”", "“thing”", "number2", "phrase3");
    }

    @Test
    void namesWhatATemplateLacks() {
        put(TEMPLATE + "standing", "true");
        template(1, "T1");
        template(2, "T1");
        assertThat(String.join("", problems())).contains("[0] 缺少模板编号", "[0] 没有写明用来发什么", "[0] 没有写明内容", "[2] 与前面的模板编号相同");
    }

    @Test
    void namesWhatTencentLacks() {
        put("sms.provider", "tencent");
        put("sms.templates.NOTICE.id", "abc");
        assertThat(String.join("", problems())).contains("secret-id", "secret-key", "app-id", "sign-name", "应为数字");
        put("sms.provider", "carrier-pigeon");
        assertThat(String.join("", problems())).contains("“carrier-pigeon”");
    }

    @Test
    void namesRatesBoundsAndTimesThatAreNone() {
        put("wechat.per-second", "0");
        put("sms.per-second", "-1");
        put("bounds.URGENT", "1");
        put("bounds.NOTICE", "-1");
        put("digest-at", "1140");
        assertThat(problems()).hasSize(5);
    }

    @Test
    void keepsTheServerFromStarting() {
        put("sms.provider", "carrier-pigeon");
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", given));
        MessagingGuard guard = new MessagingGuard();
        guard.setEnvironment(environment);
        assertThatThrownBy(() -> guard.postProcessBeanFactory(new DefaultListableBeanFactory()))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("carrier-pigeon");
    }

    private void template(String id, String kind) {
        put(TEMPLATE + "id", id);
        put(TEMPLATE + "kinds", kind);
    }

    private void template(int number, String id) {
        put("wechat.templates[" + number + "].id", id);
        put("wechat.templates[" + number + "].kinds", "NOTICE");
        put("wechat.templates[" + number + "].data.thing1", "title");
    }

    private void put(String key, String value) {
        given.put("doorplate.messaging." + key, value);
    }

    private List<String> problems() {
        return SettingsProblems.of(bound());
    }

    private MessagingSettings bound() {
        return new Binder(new MapConfigurationPropertySource(given))
                .bindOrCreate("doorplate.messaging", MessagingSettings.class);
    }
}
