package cn.doorplate.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The body of a POST: JSON in UTF-8, and no longer than may be, whether it says its length or not. */
record RequestBody(int longest) {

    /** @throws Refusal if it is of another media type, or too long; then no more than {@code longest} bytes were read */
    byte[] read(HttpServletRequest request) throws IOException {
        checkType(request.getContentType());
        long length = request.getContentLengthLong();
        if (length > longest) {
            throw tooLarge();
        }
        InputStream in = request.getInputStream();
        if (length >= 0) {
            byte[] body = new byte[(int) length];
            int read = in.readNBytes(body, 0, body.length);
            return read == body.length ? body : Arrays.copyOf(body, read);
        }
        byte[] body = in.readNBytes(longest + 1);
        if (body.length > longest) {
            throw tooLarge();
        }
        return body;
    }

    private static void checkType(@Nullable String contentType) {
        if (!MediaType.APPLICATION_JSON_VALUE.equals(contentType) && !isJson(contentType)) {
            throw Refusal.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "api.http.unsupported-media-type");
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType == null ? "" : contentType);
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private Refusal tooLarge() {
        return Refusal.of(ErrorCode.TOO_LARGE, "api.http.too-large", Integer.toString(longest));
    }
}
