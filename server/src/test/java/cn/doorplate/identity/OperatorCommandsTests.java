package cn.doorplate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import cn.doorplate.checks.logs.LogsAgain;
import cn.doorplate.cli.Operator;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first operator comes from the command line. */
@NullUnmarked
@ExtendWith(LogsAgain.class)
class OperatorCommandsTests extends LoginTest {

    private final Operator operator = new Operator();

    @BeforeEach
    void enterARegion() {
        jdbc.update("insert ignore into region (code, name, short_name) values (90, '测试省', '测试省')");
    }

    @Test
    void appointsWhoHasBoundTheirPhone() {
        TestClient client = consenting(openid());
        String phone = phone();
        client.field(
                "mutation($code: String!) { phoneBind(input: {code: $code}) { userErrors { code } } }",
                Map.of("code", weChat.phoneCodeFor(phone)));

        assertThat(operator.run("operator", "appoint", "--phone", phone, "--region", "90"))
                .as(operator.said())
                .isZero();

        assertThat(me(client, "roles { role }").at("/roles/0/role").asString()).isEqualTo("OPERATOR");
        assertThat(operator.run("operator", "appoint", "--phone", phone, "--region", "90"))
                .isEqualTo(1);
        assertThat(operator.said()).contains("已经担任");
    }

    @Test
    void saysWhatToDoFirst() {
        assertThat(operator.run("operator", "appoint", "--phone", phone(), "--region", "90"))
                .isEqualTo(1);
        assertThat(operator.said()).contains("先用微信打开小程序登录并绑定手机号").doesNotContain("\tat ");
        assertThat(operator.run("operator", "appoint", "--phone", phone(), "--region", "nonsense"))
                .isEqualTo(1);
        assertThat(operator.said()).contains("区划代码有误");
        assertThat(operator.run("operator", "appoint", "--region", "90")).isEqualTo(2);
    }
}
