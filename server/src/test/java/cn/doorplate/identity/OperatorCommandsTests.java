package cn.doorplate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.DoorplateApplication;
import cn.doorplate.TestClient;
import cn.doorplate.checks.logs.LogsAgain;
import cn.doorplate.cli.Commands;
import cn.doorplate.dev.TestServers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first operator comes from the command line. */
@NullUnmarked
@ExtendWith(LogsAgain.class)
class OperatorCommandsTests extends LoginTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

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

        assertThat(run("operator", "appoint", "--phone", phone, "--region", "90"))
                .as(said())
                .isZero();

        assertThat(me(client, "roles { role }").at("/roles/0/role").asString()).isEqualTo("OPERATOR");
        assertThat(run("operator", "appoint", "--phone", phone, "--region", "90"))
                .isEqualTo(1);
        assertThat(said()).contains("已经担任");
    }

    @Test
    void saysWhatToDoFirst() {
        assertThat(run("operator", "appoint", "--phone", phone(), "--region", "90"))
                .isEqualTo(1);
        assertThat(said()).contains("先用微信打开小程序登录并绑定手机号").doesNotContain("\tat ");
        assertThat(run("operator", "appoint", "--phone", phone(), "--region", "nonsense"))
                .isEqualTo(1);
        assertThat(said()).contains("区划代码有误");
        assertThat(run("operator", "appoint", "--region", "90")).isEqualTo(2);
    }

    private int run(String... args) {
        written.reset();
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream listening = new PrintStream(written, true, StandardCharsets.UTF_8);
        System.setOut(listening);
        System.setErr(listening);
        try {
            String[] all = java.util.Arrays.copyOf(args, args.length + 4);
            all[args.length] = "--spring.profiles.active=dev";
            all[args.length + 1] = "--spring.datasource.url=" + TestServers.database("doorplate_test");
            all[args.length + 2] = "--spring.datasource.username=" + TestServers.username();
            all[args.length + 3] = "--spring.datasource.password=" + TestServers.password();
            return Commands.run(DoorplateApplication.class, all);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private String said() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
