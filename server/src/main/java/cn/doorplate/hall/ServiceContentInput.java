package cn.doorplate.hall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a region says of a service, as staff send it. */
record ServiceContentInput(
        @Nullable Boolean offered,
        @Nullable String name,
        @Nullable String summary,
        @Nullable List<LifeEvent> lifeEvents,
        @Nullable String who,
        @Nullable List<Material> materials,
        @Nullable List<ServiceVenue> venues,
        @Nullable Integer promisedDays,
        @Nullable Integer legalDays,
        @Nullable String fee,
        @Nullable List<String> grounds,
        @Nullable List<String> steps,
        @Nullable String contact,
        @Nullable List<FormField> form,
        @Nullable Boolean delegable,
        @Nullable Integer acceptHours,
        @Nullable ServiceDeskLevel deskLevel,
        @Nullable Integer position) {

    record Material(String name, @Nullable String note, MaterialForm form, boolean needed, boolean upload) {}
}
