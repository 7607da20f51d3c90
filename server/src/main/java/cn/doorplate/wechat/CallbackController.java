package cn.doorplate.wechat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where WeChat tells us what has happened: the URL of the account's message push.
 * developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html
 */
@Controller
class CallbackController {

    private static final String PATH = "/wechat/callback";

    /** Bytes; events have a few hundred. */
    private static final int LARGEST = 64 << 10;

    private final CallbackSignature signatures;
    private final CallbackCipher cipher;
    private final CallbackEvents events;

    CallbackController(CallbackSignature signatures, CallbackCipher cipher, CallbackEvents events) {
        this.signatures = signatures;
        this.cipher = cipher;
        this.events = events;
    }

    /** Shows WeChat, once, when the address is entered there, that it is ours: says back what it was sent. */
    @GetMapping(PATH)
    ResponseEntity<String> greet(
            @RequestParam(defaultValue = "") String signature,
            @RequestParam(defaultValue = "") String timestamp,
            @RequestParam(defaultValue = "") String nonce,
            @RequestParam(defaultValue = "") String echostr) {
        if (!signatures.isSetUp()) {
            return answer(HttpStatus.NOT_FOUND, "");
        }
        boolean holds = signatures.holds(signature, timestamp, nonce, "") && echostr.matches("\\w{1,64}");
        return holds ? answer(HttpStatus.OK, echostr) : answer(HttpStatus.FORBIDDEN, "");
    }

    /** Takes an event. An answer other than 200 makes WeChat send it again, three times at most. */
    @PostMapping(PATH)
    ResponseEntity<String> take(
            @RequestParam(defaultValue = "") String signature,
            @RequestParam(name = "msg_signature", defaultValue = "") String messageSignature,
            @RequestParam(defaultValue = "") String timestamp,
            @RequestParam(defaultValue = "") String nonce,
            HttpServletRequest request)
            throws IOException {
        if (!signatures.isSetUp()) {
            return answer(HttpStatus.NOT_FOUND, "");
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return answer(HttpStatus.CONTENT_TOO_LARGE, "");
        }
        Optional<CallbackContent> content = cipher.isSetUp()
                ? opened(CallbackContent.read(body), messageSignature, timestamp, nonce)
                : CallbackContent.read(body).filter(it -> signatures.holds(signature, timestamp, nonce, ""));
        content.ifPresent(events::tell);
        return content.isPresent() ? answer(HttpStatus.OK, "success") : answer(HttpStatus.FORBIDDEN, "");
    }

    private Optional<CallbackContent> opened(
            Optional<CallbackContent> content, String signature, String timestamp, String nonce) {
        return content.map(it -> it.text("Encrypt"))
                .filter(encrypted -> signatures.holds(signature, timestamp, nonce, encrypted))
                .flatMap(cipher::open)
                .flatMap(CallbackContent::read);
    }

    private static ResponseEntity<String> answer(HttpStatus status, String text) {
        return ResponseEntity.status(status)
                .contentType(MediaType.TEXT_PLAIN)
                .header("X-Content-Type-Options", "nosniff")
                .body(text);
    }
}
