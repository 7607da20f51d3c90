package cn.doorplate.media;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives a file: the body itself, or the one part {@code file} of a form, as {@code wx.uploadFile} sends it
 * (developers.weixin.qq.com/miniprogram/dev/api/network/upload/wx.uploadFile.html). On disk, so that slow senders take no memory.
 */
record UploadBody(Path folder) {

    private static final Logger log = LoggerFactory.getLogger(UploadBody.class);

    /** Bytes. */
    static final int LARGEST = 10_000_000;

    /** What a form needs around the file. */
    static final int FORM = 64 << 10;

    /** Who sends too much reads the answer only after having sent it; beyond this we hang up. */
    private static final int MOST_DRAINED = 32_000_000;

    /** @throws UploadRefused if there is no file, or it is too large */
    Path receive(HttpServletRequest request) throws IOException {
        boolean form = isForm(request);
        if (request.getContentLengthLong() > LARGEST + (form ? FORM : 0)) {
            throw new UploadRefused(UploadRefused.Why.TOO_LARGE);
        }
        Path file = Files.createTempFile(folder, "upload-", ".part");
        try {
            long length = form ? fromForm(request, file) : fromBody(request.getInputStream(), file);
            if (length == 0) {
                throw new UploadRefused(UploadRefused.Why.NO_FILE);
            }
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Reads on for a while, so that an early answer reaches its caller; after a form that the container gave up, it cannot. */
    static void drain(HttpServletRequest request) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = request.getInputStream();
            int read = in.read(buffer);
            for (long left = MOST_DRAINED; read >= 0 && left > 0; left -= read) {
                read = in.read(buffer);
            }
        } catch (IOException e) {
            log.debug("An upload that is refused was not read to its end", e);
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    private static long fromBody(InputStream in, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[8192];
            long length = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                length += read;
                if (length > LARGEST) {
                    throw new UploadRefused(UploadRefused.Why.TOO_LARGE);
                }
                out.write(buffer, 0, read);
            }
            return length;
        }
    }

    private static long fromForm(HttpServletRequest request, Path file) throws IOException {
        List<Part> files = parts(request);
        if (files.size() != 1) {
            throw new UploadRefused(UploadRefused.Why.NO_FILE);
        }
        try (InputStream in = files.get(0).getInputStream()) {
            return fromBody(in, file);
        }
    }

    /** The container reads the form, within the bounds that it was given for this path, onto the disk. */
    private static List<Part> parts(HttpServletRequest request) throws IOException {
        try {
            return request.getParts().stream()
                    .filter(part -> part.getName().equals("file"))
                    .toList();
        } catch (IllegalStateException e) {
            throw new UploadRefused(UploadRefused.Why.TOO_LARGE);
        } catch (ServletException e) {
            throw new UploadRefused(UploadRefused.Why.NO_FILE);
        }
    }
}
