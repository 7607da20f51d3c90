package cn.doorplate.privacy.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import cn.doorplate.checks.logs.LogGrep;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What really comes out, in the readable format and in that of production. */
@ExtendWith(OutputCaptureExtension.class)
class MaskingEncoderTests {

    private static final String SECRETS = "王英 13812345678 52032919900307001X Bearer abcDEF123456"
            + " dps_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE {\"openid\":\"oGZUI0egBJY1zhBYw2KhdUfwVJJE\","
            + "\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\",\"phone\":13912345678} ?access_token=92_abc";

    private final LoggerContext context = new LoggerContext();

    private LoggingEvent event() {
        Exception inner = new IllegalStateException("inside " + SECRETS);
        LoggingEvent event = new LoggingEvent(
                "x",
                context.getLogger("cn.doorplate.Test"),
                Level.ERROR,
                "said {}",
                new IllegalArgumentException("around " + SECRETS, inner),
                new Object[] {SECRETS});
        event.setMDCPropertyMap(Map.of("traceId", "0af7651916cd43dd8448eb211c80319c", "who", SECRETS));
        event.addKeyValuePair(new KeyValuePair("number", 13812345678L));
        return event;
    }

    private static String written(Encoder<ILoggingEvent> encoder, LoggingEvent event, Charset charset) {
        MaskingEncoder masking = new MaskingEncoder(encoder);
        masking.start();
        return new String(masking.encode(event), charset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void hidesInThePatternMessagesArgumentsExceptionsAndContext(String charset) {
        PatternLayoutEncoder pattern = new PatternLayoutEncoder();
        pattern.setContext(context);
        pattern.setCharset(Charset.forName(charset));
        pattern.setPattern("%d %-5level [%X] %kvp %logger : %m%n%ex");
        pattern.start();
        String out = written(pattern, event(), Charset.forName(charset));
        assertThat(out).contains("said 王英 ***78", "around 王英", "inside 王英", "0af7651916cd43dd8448eb211c80319c");
        assertThat(LogGrep.in(out)).isEmpty();
    }

    @Test
    void hidesInProductionsJsonWhichStaysJson() {
        context.putObject(Environment.class.getName(), new MockEnvironment());
        StructuredLogEncoder ecs = new StructuredLogEncoder();
        ecs.setContext(context);
        ecs.setFormat("ecs");
        ecs.start();
        String out = written(ecs, event(), StandardCharsets.UTF_8);
        JsonNode json = JsonMapper.shared().readTree(out);
        assertThat(json.at("/message").asString()).startsWith("said 王英 ***78 *** Bearer ***");
        assertThat(json.at("/error/message").asString()).startsWith("around 王英 ***78");
        assertThat(json.at("/error/stack_trace").asString()).contains("inside 王英 ***78", "\n\tat ");
        assertThat(json.at("/traceId").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(json.at("/number").asString()).isEqualTo("***78");
        assertThat(LogGrep.in(out)).isEmpty();
    }

    @Test
    void standsBeforeEveryAppenderOfARunningApplication(CapturedOutput output) {
        SpringApplication application = new SpringApplication(MaskingEncoderTests.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application
                .run("--spring.main.banner-mode=off", "--logging.level.cn.doorplate.Test=error")
                .close();
        LoggerFactory.getLogger("cn.doorplate.Test").error("said {}", SECRETS, new IllegalStateException(SECRETS));
        assertThat(output).contains("said 王英 ***78");
        assertThat(LogGrep.in(output.toString())).isEmpty();
    }
}
