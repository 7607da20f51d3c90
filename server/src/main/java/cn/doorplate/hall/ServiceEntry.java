package cn.doorplate.hall;

import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 事项档案: what one region says of a service. */
record ServiceEntry(
        String id,
        String key,
        RegionCode place,
        ServiceEntryState state,
        @Nullable String name,
        ServiceContent draft,
        @Nullable ServiceContent published,
        @Nullable Instant publishedAt,
        @Nullable Instant confirmedAt,
        @Nullable PublicService above,
        int version) {

    static ServiceEntry of(ServiceRow row, @Nullable ServiceContent published, @Nullable PublicService above) {
        ServiceContent draft = row.content();
        return new ServiceEntry(
                Ids.toOpaque(row.id()),
                row.serviceKey(),
                row.region(),
                row.state(),
                draft.over(above == null ? null : above.content()).name(),
                draft,
                published,
                row.publishedAt(),
                row.confirmedAt(),
                above,
                row.version());
    }

    public boolean changed() {
        return !draft.equals(published);
    }
}
