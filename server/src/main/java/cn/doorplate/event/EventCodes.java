package cn.doorplate.event;

import cn.doorplate.shared.QrCode;
import cn.doorplate.shared.Secrets;
import cn.doorplate.wechat.CodePicture;
import cn.doorplate.wechat.Respite;
import cn.doorplate.wechat.WeChat;
import cn.doorplate.wechat.WeChatRefused;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** WeChat's code of an event, fetched once and kept; where WeChat draws none, a plain one that opens the event's page. */
@Component
class EventCodes {

    private static final Logger log = LoggerFactory.getLogger(EventCodes.class);

    /** Requests that wait for WeChat at a time; all others do without. */
    private static final int AT_ONCE = 4;

    private final WeChat weChat;
    private final EventSettings settings;
    private final Secrets secrets;
    private final JdbcTemplate jdbc;
    private final Semaphore asking = new Semaphore(AT_ONCE);
    private final Respite respite = new Respite();

    EventCodes(WeChat weChat, EventSettings settings, Secrets secrets, JdbcTemplate jdbc) {
        this.weChat = weChat;
        this.settings = settings;
        this.secrets = secrets;
        this.jdbc = jdbc;
    }

    /** A PNG. */
    byte[] of(Event event) {
        byte[] kept = kept(event.number());
        byte[] drawn = kept == null ? drawn(event) : kept;
        return drawn == null ? QrCode.png(secrets.publicUrl() + event.pagePath()) : drawn;
    }

    private byte @Nullable [] kept(long event) {
        List<byte[]> found = jdbc.query(
                "select image from event_wxcode where event_id = ?", (row, number) -> row.getBytes(1), event);
        return found.isEmpty() ? null : found.get(0);
    }

    private byte @Nullable [] drawn(Event event) {
        if (!respite.isOver() || !asking.tryAcquire()) {
            return null;
        }
        try {
            byte[] picture = CodePicture.small(weChat.miniProgramCode(event.id(), settings.screen()));
            jdbc.update("insert ignore into event_wxcode (event_id, image) values (?, ?)", event.number(), picture);
            return picture;
        } catch (WeChatRefused e) {
            respite.begin();
            log.info("WeChat draws no mini-program codes now ({}); events do without", e.why());
            return null;
        } finally {
            asking.release();
        }
    }
}
