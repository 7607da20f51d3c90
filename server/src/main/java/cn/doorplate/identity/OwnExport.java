package cn.doorplate.identity;

import cn.doorplate.privacy.PersonalDataExport;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 个人信息副本, as the person sees it. */
record OwnExport(
        String id,
        PersonalDataExport.Status status,
        Instant requestedAt,
        @Nullable Instant readyAt,
        @Nullable Instant expiresAt,
        @Nullable String url) {

    static OwnExport of(PersonalDataExport export, String publicUrl) {
        String id = Ids.toOpaque(export.id());
        boolean ready = export.status() == PersonalDataExport.Status.READY;
        return new OwnExport(
                id,
                export.status(),
                export.requestedAt(),
                export.readyAt(),
                export.expiresAt(),
                ready ? publicUrl + "/export/" + id : null);
    }
}
