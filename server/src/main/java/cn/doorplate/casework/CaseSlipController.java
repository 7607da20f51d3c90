package cn.doorplate.casework;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import jakarta.servlet.http.HttpServletRequest;
import java.beans.ConstructorProperties;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** 代办单: its address for who filed, and the page for whom it was filed. */
@Controller
class CaseSlipController {

    private static final String DIGITS = "请填写编号的最后四位数字。试了几次都不对，请过一小时再试，或打电话给社区。";
    private static final String MEANWHILE = "它可能刚刚有了进展。请看看最新的情况，再试一次。";

    private final Viewers viewers;
    private final CaseSlips slips;
    private final CaseSlipPage page;
    private final Outcomes outcomes;

    CaseSlipController(Viewers viewers, CaseSlips slips, CaseSlipPage page, Outcomes outcomes) {
        this.outcomes = outcomes;
        this.viewers = viewers;
        this.slips = slips;
        this.page = page;
    }

    record CaseSlipPrintInput(String subject) {
        @ConstructorProperties("case")
        CaseSlipPrintInput {}
    }

    record CaseSlipPrintPayload(@Nullable CaseSlip slip, List<UserError> userErrors) {}

    @MutationMapping
    CaseSlipPrintPayload caseSlipPrint(@Argument CaseSlipPrintInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new CaseSlipPrintPayload(slips.print(viewer, input.subject()), List.of()),
                errors -> new CaseSlipPrintPayload(null, errors));
    }

    @GetMapping("/cases/slip/{token}")
    ResponseEntity<byte[]> slip(@PathVariable String token, HttpServletRequest request) {
        return shown(token, request, null);
    }

    @PostMapping(path = "/cases/slip/{token}", params = "act=revoke")
    ResponseEntity<byte[]> revoke(
            @PathVariable String token, @RequestParam(defaultValue = "") String digits, HttpServletRequest request) {
        return shown(
                token,
                request,
                switch (slips.revoke(token, digits.strip())) {
                    case DONE -> null;
                    case WRONG_DIGITS -> "没有撤销：" + DIGITS;
                    case NOT_NOW -> "现在不能撤销：" + MEANWHILE;
                });
    }

    @PostMapping(path = "/cases/slip/{token}", params = "act=continue")
    ResponseEntity<byte[]> goOn(
            @PathVariable String token, @RequestParam(defaultValue = "") String digits, HttpServletRequest request) {
        return shown(
                token,
                request,
                switch (slips.goOn(token, digits.strip())) {
                    case DONE -> null;
                    case WRONG_DIGITS -> "没有继续计时：" + DIGITS;
                    case NOT_NOW -> "现在不能继续计时：" + MEANWHILE;
                });
    }

    private ResponseEntity<byte[]> shown(String token, HttpServletRequest request, @Nullable String trouble) {
        Case seen = slips.open(token, new Caller(request.getRemoteAddr()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .headers(page.headers())
                .header("X-Robots-Tag", "noindex")
                .cacheControl(CacheControl.noStore())
                .body(page.write(seen, trouble).getBytes(StandardCharsets.UTF_8));
    }
}
