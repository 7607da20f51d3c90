package cn.doorplate.packaged;

import cn.doorplate.alarm.AlarmTown;
import cn.doorplate.dev.wechat.WeChatStandIn;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * 1,000 alarms through two processes of the packaged jar, while Redis is killed, WeChat fails at every second call, one process is
 * killed with -9 and the database is restarted: none that was acknowledged is lost, each reaches somebody, each is there once, and
 * each that nobody answers climbs in time.
 */
class AlarmIT {

    private static final String DATABASE = "doorplate_alarm";

    private final WeChatStandIn weChat = WeChatStandIn.start(Clock.systemUTC());
    private final List<PackagedServer> servers = new ArrayList<>();

    @BeforeEach
    void prepare() {
        weChat.template(AlarmStorm.TEMPLATE, "thing1");
    }

    @AfterEach
    void stop() {
        servers.forEach(PackagedServer::close);
        weChat.close();
    }

    @Test
    void whoWasToldThatTheirAlarmIsKeptIsHelpedWhateverDies() throws Exception {
        storms(1, 20_261_123, false);
    }

    @Test
    @Tag("drill")
    void tenTimesOutOfTen() throws Exception {
        storms(10, 9, true);
    }

    private void storms(int times, long seed, boolean quiet) throws Exception {
        Map<String, String> properties = properties();
        servers.add(PackagedServer.start(properties));
        for (int i = 0; i < times; i++) {
            PackagedServer dying = PackagedServer.start(properties);
            servers.add(dying);
            weChat.failEvery(0);
            try (AlarmTown town = new AlarmTown(properties)) {
                weChat.failEvery(2);
                new AlarmStorm(town, weChat, List.copyOf(servers), seed + i).run(dying, quiet);
            }
            servers.remove(dying);
            dying.handle().onExit().get(10, TimeUnit.SECONDS);
            dying.close();
        }
    }

    private Map<String, String> properties() {
        Map<String, String> properties = PackagedServer.properties(DATABASE);
        properties.put("doorplate.graphql.documents.mode", "open");
        properties.put("doorplate.wechat.api-host", weChat.url());
        properties.put("doorplate.wechat.app-id", WeChatStandIn.APP_ID);
        properties.put("doorplate.wechat.app-secret", WeChatStandIn.APP_SECRET);
        properties.put("doorplate.messaging.wechat.templates[0].id", AlarmStorm.TEMPLATE);
        properties.put("doorplate.messaging.wechat.templates[0].kinds", "URGENT");
        properties.put("doorplate.messaging.wechat.templates[0].page", "pages/index/index");
        properties.put("doorplate.messaging.wechat.templates[0].data.thing1", "title");
        return properties;
    }
}
