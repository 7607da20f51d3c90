package cn.doorplate.sheet;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.PlaceInput;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.PlateCode;
import cn.doorplate.place.PlateDoor;
import cn.doorplate.shared.Credential;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Secrets;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What is downloaded and printed: by a session's token in the header, or by a link that was signed for a short while. */
@Controller
class SheetPages {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Viewers viewers;
    private final PlaceImports imports;
    private final PlateSheets sheets;
    private final MiniProgramCodes wxCodes;
    private final PlatePaperTemplate template;
    private final SheetLinks links;
    private final Secrets secrets;

    SheetPages(
            Viewers viewers,
            PlaceImports imports,
            PlateSheets sheets,
            MiniProgramCodes wxCodes,
            PlatePaperTemplate template,
            SheetLinks links,
            Secrets secrets) {
        this.viewers = viewers;
        this.imports = imports;
        this.sheets = sheets;
        this.wxCodes = wxCodes;
        this.template = template;
        this.links = links;
        this.secrets = secrets;
    }

    /** What a signed link carries. */
    record Signed(@Nullable Long until, @Nullable String signature) {}

    /** The empty workbook. */
    @GetMapping("/sheets/template.xlsx")
    ResponseEntity<byte[]> template(@RequestHeader(name = "Authorization", required = false) @Nullable String token) {
        if (!viewer(token).mayAnywhere(Permission.KEEP_PLACES)) {
            throw new Denied(Denied.Why.FORBIDDEN);
        }
        return workbook("门牌资料模板.xlsx", TemplateWorkbook.write());
    }

    /** The workbook that goes back to be mended. */
    @GetMapping("/sheets/imports/{id}.xlsx")
    ResponseEntity<byte[]> result(@PathVariable String id, @ModelAttribute Signed signed) throws IOException {
        long number = number(id);
        byte[] content = links.isGood(PlaceImports.resultPath(number), signed.until(), signed.signature())
                ? imports.result(number).orElse(null)
                : null;
        if (content == null) {
            throw new Denied(Denied.Why.NOT_FOUND);
        }
        return workbook("需要改正.xlsx", content);
    }

    /** Plates to print and cut. */
    @GetMapping("/sheets/plates")
    void plates(
            @RequestParam Map<String, String> asked,
            @ModelAttribute Signed signed,
            @RequestHeader(name = "Authorization", required = false) @Nullable String token,
            HttpServletResponse response)
            throws IOException {
        PlaceRef within = new PlaceInput(
                        asked.get("region"), asked.get("grid"), asked.get("compound"), asked.get("building"), null)
                .ref();
        List<PlateDoor> doors =
                signed.signature() == null ? sheets.plates(viewer(token), within) : signedPlates(within, signed);
        List<PlateCode> codes =
                doors.stream().map(PlateDoor::plate).filter(Objects::nonNull).toList();
        Map<PlateCode, byte[]> pictures = wxCodes.of(codes);
        PlatePaper paper = PlatePaper.of(doors.stream()
                .map(door -> PlateFace.of(door, secrets.publicUrl(), pictures.get(door.plate())))
                .toList());
        template.headers().forEach((name, values) -> response.setHeader(name, values.get(0)));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        template.write(paper, response.getWriter());
    }

    private List<PlateDoor> signedPlates(PlaceRef within, Signed signed) {
        if (!links.isGood(PlateSheets.path(within), signed.until(), signed.signature())) {
            throw new Denied(Denied.Why.NOT_FOUND);
        }
        return sheets.plates(within);
    }

    private Viewer viewer(@Nullable String token) {
        Optional<Viewer> viewer = Optional.ofNullable(Credential.parse(token)).flatMap(viewers::of);
        if (viewer.isPresent() && !viewer.get().consented()) {
            throw new Denied(Denied.Why.CONSENT_REQUIRED);
        }
        return viewer.orElseThrow(() -> new Denied(Denied.Why.UNAUTHORIZED));
    }

    private static ResponseEntity<byte[]> workbook(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }

    private static long number(String opaque) {
        return Ids.fromOpaque(opaque, () -> new Denied(Denied.Why.NOT_FOUND));
    }
}
