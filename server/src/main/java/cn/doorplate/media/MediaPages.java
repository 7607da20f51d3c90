package cn.doorplate.media;

import cn.doorplate.media.content.Format;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Unavailable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows a file to who holds a good link. To all others it is not there, whatever the reason. */
@Controller
class MediaPages {

    private final MediaLinks links;
    private final MediaMapper rows;
    private final MediaShelf shelf;

    MediaPages(MediaLinks links, MediaMapper rows, MediaShelf shelf) {
        this.links = links;
        this.rows = rows;
        this.shelf = shelf;
    }

    @GetMapping("/media/{id}/original")
    void original(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String expires,
            @RequestParam(name = "sig", defaultValue = "") String signature,
            HttpServletResponse response)
            throws IOException {
        show(id, MediaVariant.ORIGINAL, links.left(id, MediaVariant.ORIGINAL, expires, signature), response);
    }

    @GetMapping("/media/{id}/thumbnail")
    void thumbnail(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String expires,
            @RequestParam(name = "sig", defaultValue = "") String signature,
            HttpServletResponse response)
            throws IOException {
        show(id, MediaVariant.THUMBNAIL, links.left(id, MediaVariant.THUMBNAIL, expires, signature), response);
    }

    private void show(String id, MediaVariant variant, Duration left, HttpServletResponse response) throws IOException {
        MediaRow row = left.isZero() ? null : rows.selectById(Ids.fromOpaque(id));
        Integer bytes = row == null || !row.isThere() ? null : bytes(row, variant);
        if (row == null || bytes == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean small = variant == MediaVariant.THUMBNAIL;
        try (InputStream file = shelf.open(small ? row.fileName() + MediaShelf.THUMBNAIL : row.fileName())) {
            describe(id, small ? Format.JPEG : row.format(), left, response);
            response.setContentLength(bytes);
            file.transferTo(response.getOutputStream());
        } catch (Denied lost) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (Unavailable e) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static @Nullable Integer bytes(MediaRow row, MediaVariant variant) {
        return variant == MediaVariant.ORIGINAL ? (Integer) row.bytes() : row.thumbnailBytes();
    }

    /** What somebody sent must not act in our name: no guessing of types, no scripts, and documents are saved, not opened. */
    private static void describe(String id, Format format, Duration left, HttpServletResponse response) {
        MediaKind kind = MediaKind.of(format);
        boolean inline = kind == MediaKind.PICTURE || kind == MediaKind.SOUND;
        response.setContentType(format.contentType());
        response.setHeader(
                "Content-Disposition",
                (inline ? "inline" : "attachment") + "; filename=\"" + id + "." + format.extension() + "\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "private, max-age=" + left.toSeconds());
    }
}
