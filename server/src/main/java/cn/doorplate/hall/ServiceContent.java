package cn.doorplate.hall;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * 事项内容: what a region says of a service, part by part; null for what it leaves to the regions above.
 *
 * @param offered whether it is had there at all
 * @param promisedDays working days; {@link #NO_DAYS} where nothing is promised
 * @param form what is asked when applying online; empty where one cannot
 * @param acceptHours working hours until an application is accepted, refused or sent back
 */
record ServiceContent(
        @Nullable Boolean offered,
        @Nullable String name,
        @Nullable String summary,
        @Nullable List<LifeEvent> lifeEvents,
        @Nullable String who,
        @Nullable List<ServiceMaterial> materials,
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

    static final int NO_DAYS = -1;

    private static final JsonMapper JSON = JsonMapper.shared();

    static ServiceContent read(String json) {
        return JSON.readValue(json, ServiceContent.class);
    }

    String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** As it holds where this is said below what is said above. */
    ServiceContent over(@Nullable ServiceContent above) {
        return above == null
                ? this
                : new ServiceContent(
                        nearer(offered, above.offered),
                        nearer(name, above.name),
                        nearer(summary, above.summary),
                        nearer(lifeEvents, above.lifeEvents),
                        nearer(who, above.who),
                        nearer(materials, above.materials),
                        nearer(venues, above.venues),
                        nearer(promisedDays, above.promisedDays),
                        nearer(legalDays, above.legalDays),
                        nearer(fee, above.fee),
                        nearer(grounds, above.grounds),
                        nearer(steps, above.steps),
                        nearer(contact, above.contact),
                        nearer(form, above.form),
                        nearer(delegable, above.delegable),
                        nearer(acceptHours, above.acceptHours),
                        nearer(deskLevel, above.deskLevel),
                        nearer(position, above.position));
    }

    private static <T> @Nullable T nearer(@Nullable T here, @Nullable T above) {
        return here == null ? above : here;
    }

    boolean isOffered() {
        return offered == null || offered;
    }

    /** The parts that somebody has to say and nobody did. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        need("name", name, missing);
        need("summary", summary, missing);
        need("lifeEvents", lifeEvents, missing);
        need("who", who, missing);
        need("materials", materials, missing);
        need("venues", venues, missing);
        need("fee", fee, missing);
        need("grounds", grounds, missing);
        return missing;
    }

    private static void need(String part, @Nullable Object said, List<String> missing) {
        if (said == null) {
            missing.add(part);
        }
    }
}
