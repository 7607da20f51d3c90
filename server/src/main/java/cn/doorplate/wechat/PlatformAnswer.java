package cn.doorplate.wechat;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the platform answers: a JSON object, with an {@code errcode} other than zero when it refuses; or a picture.
 *
 * @param path what was asked, without query
 * @param bytes as they came
 * @param object empty for a picture
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PlatformAnswer(String path, byte[] bytes, JsonNode object) {

    private static final Logger log = LoggerFactory.getLogger(PlatformAnswer.class);
    private static final JsonMapper JSON = new JsonMapper();

    /** Access token wrong or expired: developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html */
    private static final Set<Integer> TOKEN_REFUSED = Set.of(40001, 40014, 42001);

    /** The number by which WeChat's support finds a request. */
    private static final Pattern REQUEST = Pattern.compile("rid: [0-9a-f-]{1,40}");

    /** @throws WeChatRefused if it is neither a JSON object nor a picture */
    static PlatformAnswer read(String path, byte[] bytes) {
        if (isPicture(bytes)) {
            return new PlatformAnswer(path, bytes, JSON.createObjectNode());
        }
        try {
            JsonNode tree = JSON.readTree(bytes);
            if (tree.isObject()) {
                return new PlatformAnswer(path, bytes, tree);
            }
        } catch (JacksonException e) {
            // Its message quotes the answer, which may hold anything.
        }
        log.warn("WeChat answers {} with something that is no JSON object", path);
        throw new WeChatRefused(WeChatFailure.AWAY);
    }

    /** Whether these are the first bytes of a PNG or a JPEG, in which forms the platform draws. */
    static boolean isPicture(byte[] bytes) {
        return startsWith(bytes, 0x89, 'P', 'N', 'G') || startsWith(bytes, 0xFF, 0xD8, 0xFF);
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (i >= bytes.length || bytes[i] != (byte) first[i]) {
                return false;
            }
        }
        return true;
    }

    boolean refusesTheToken() {
        return TOKEN_REFUSED.contains(errcode());
    }

    /**
     * Itself, unless it is a refusal.
     *
     * @throws WeChatRefused if it is one
     */
    PlatformAnswer orRefused() {
        if (errcode() == 0) {
            return this;
        }
        Matcher request = REQUEST.matcher(object.path("errmsg").asString(""));
        log.warn("WeChat refuses {}: {} {}", path, errcode(), request.find() ? request.group() : "");
        throw WeChatRefused.undone(WeChatFailure.of(errcode()));
    }

    private int errcode() {
        return object.path("errcode").asInt(0);
    }

    /** Without the content. */
    @Override
    public String toString() {
        return "PlatformAnswer[" + path + "]";
    }
}
