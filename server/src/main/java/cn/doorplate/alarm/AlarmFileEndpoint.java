package cn.doorplate.alarm;

import cn.doorplate.media.content.Unfit;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * {@code POST /alarm-files}: a photo or a sound that follows an alarm, as the request's body, with the alarm's ticket in {@code
 * X-Alarm-Ticket}. On the port of everything: a slow upload keeps no thread from those who raise an alarm.
 */
@Controller
class AlarmFileEndpoint {

    static final String PATH = "/alarm-files";

    private static final Logger log = LoggerFactory.getLogger(AlarmFileEndpoint.class);
    private static final int LONGEST = 8 * 1024 * 1024;

    /** How many are in memory at a time; the others are told to come again. */
    private static final int PARALLEL = 16;

    private final AlarmFiles files;
    private final Outcomes outcomes;
    private final Semaphore inMemory = new Semaphore(PARALLEL);

    AlarmFileEndpoint(AlarmFiles files, Outcomes outcomes) {
        this.files = files;
        this.outcomes = outcomes;
    }

    @PostMapping(PATH)
    ResponseEntity<Map<String, Object>> take(
            @RequestHeader(name = "X-Alarm-Ticket", defaultValue = "") String ticket, HttpServletRequest request)
            throws IOException {
        if (!inMemory.tryAcquire()) {
            return answer(HttpStatus.SERVICE_UNAVAILABLE, "STORE_AWAY", "现在发的人很多，请过一会儿再发。");
        }
        try {
            long alarm = files.expect(ticket);
            byte[] bytes = read(request);
            if (bytes.length > LONGEST) {
                return answer(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", "文件太大了，请发 8 MB 以内的照片或录音。");
            }
            files.add(alarm, bytes);
            return answer(HttpStatus.CREATED, "", "");
        } catch (Declined e) {
            UserError error = outcomes.error(e.reasons().get(0));
            return answer(HttpStatus.CONFLICT, error.code().name(), error.message());
        } catch (Unfit e) {
            return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "NO_FILE", "这个文件打不开，请发照片（JPEG、PNG）或录音（MP3、M4A）。");
        } catch (RuntimeException e) {
            log.warn("A file that follows an alarm could not be kept", e);
            return answer(HttpStatus.SERVICE_UNAVAILABLE, "STORE_AWAY", "没有发出去，请过一会儿再发，或在电话里说。");
        } finally {
            inMemory.release();
        }
    }

    private static byte[] read(HttpServletRequest request) throws IOException {
        try (InputStream body = request.getInputStream()) {
            return body.readNBytes(LONGEST + 1);
        }
    }

    private static ResponseEntity<Map<String, Object>> answer(HttpStatus status, String code, String message) {
        List<Map<String, String>> errors =
                code.isEmpty() ? List.of() : List.of(Map.of("code", code, "message", message));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(Map.of("userErrors", errors));
    }
}
