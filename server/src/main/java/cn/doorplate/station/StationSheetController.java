package cn.doorplate.station;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Credential;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import cn.doorplate.station.StationImports.Imported;
import cn.doorplate.station.StationImports.StationImportInput;
import graphql.GraphQLContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Stations as workbooks: the empty one, in and out. */
@Controller
class StationSheetController {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Viewers viewers;
    private final StationImports imports;
    private final StationExports exports;
    private final Outcomes outcomes;

    StationSheetController(Viewers viewers, StationImports imports, StationExports exports, Outcomes outcomes) {
        this.viewers = viewers;
        this.imports = imports;
        this.exports = exports;
        this.outcomes = outcomes;
    }

    record StationImportPayload(
            @Nullable Integer created, @Nullable Integer updated, List<UserError> userErrors) {}

    record StationExportInput(String within) {}

    record StationExportPayload(@Nullable String url, List<UserError> userErrors) {}

    @MutationMapping
    StationImportPayload stationImport(@Argument StationImportInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    Imported imported = imports.take(viewer, input);
                    return new StationImportPayload(imported.created(), imported.updated(), List.of());
                },
                errors -> new StationImportPayload(null, null, errors));
    }

    @MutationMapping
    StationExportPayload stationExport(@Argument StationExportInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new StationExportPayload(exports.export(viewer, input.within()), List.of()),
                errors -> new StationExportPayload(null, errors));
    }

    /** For whoever keeps stations, by the session's token in the header. */
    @GetMapping("/stations/template.xlsx")
    ResponseEntity<byte[]> template(@RequestHeader(name = "Authorization", required = false) @Nullable String token) {
        Viewer viewer = Optional.ofNullable(Credential.parse(token))
                .flatMap(viewers::of)
                .orElseThrow(() -> new Denied(Denied.Why.UNAUTHORIZED));
        viewer.requireConsent();
        if (!viewer.mayAnywhere(Permission.KEEP_STATIONS)) {
            throw new Denied(Denied.Why.FORBIDDEN);
        }
        return ResponseEntity.ok()
                .contentType(XLSX)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("站点导入模板.xlsx", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(StationSheet.template());
    }
}
