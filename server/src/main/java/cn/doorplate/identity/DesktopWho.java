package cn.doorplate.identity;

import cn.doorplate.shared.Credential;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Who is logged in on this desktop, for the page to say. */
@Controller
class DesktopWho {

    private final Viewers viewers;
    private final PersonFiles files;

    DesktopWho(Viewers viewers, PersonFiles files) {
        this.viewers = viewers;
        this.files = files;
    }

    record Who(String name, List<String> roles) {}

    @GetMapping("/login/who")
    ResponseEntity<Who> who(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        return Optional.ofNullable(Credential.parse(authorization))
                .flatMap(viewers::of)
                .map(viewer ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(who(viewer)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).build());
    }

    private Who who(Viewer viewer) {
        PersonFile file = files.of(List.of(viewer.personId())).get(viewer.personId());
        String name = file == null ? null : file.name();
        return new Who(
                Objects.requireNonNullElse(name, "未填写姓名"),
                viewer.grants().stream()
                        .map(grant -> grant.role().title())
                        .distinct()
                        .toList());
    }
}
