package cn.doorplate.identity;

import cn.doorplate.privacy.PersonalDataExports;
import cn.doorplate.shared.Credential;
import cn.doorplate.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;

/**
 * The file with all that is kept about a person, for that person: the session's token goes in the header, as
 * {@code wx.downloadFile} and {@code fetch} can do, so that no address opens it by itself.
 */
@Controller
class OwnExportFile {

    private final Viewers viewers;
    private final PersonalDataExports exports;

    OwnExportFile(Viewers viewers, PersonalDataExports exports) {
        this.viewers = viewers;
        this.exports = exports;
    }

    @GetMapping("/export/{id}")
    ResponseEntity<byte[]> file(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        Credential credential = Credential.parse(authorization);
        if (credential == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        Viewer viewer = viewers.of(credential).orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
        byte[] file = exports.open(number(id), viewer.personId())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("doorplate-" + id + ".json")
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(file);
    }

    private static long number(String id) {
        return Ids.fromOpaque(id, () -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
