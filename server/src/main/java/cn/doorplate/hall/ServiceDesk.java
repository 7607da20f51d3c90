package cn.doorplate.hall;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.TextChecks;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.wechat.ContentScene;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What staff do with what their region says of services. */
@Component
class ServiceDesk {

    private static final Pattern KEY = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])");

    private final ServiceMapper rows;
    private final ServiceCatalogue catalogue;
    private final ServiceWithdrawing withdrawing;
    private final HallPlaces places;
    private final TextChecks texts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ServiceDesk(
            ServiceMapper rows,
            ServiceCatalogue catalogue,
            ServiceWithdrawing withdrawing,
            HallPlaces places,
            TextChecks texts,
            TransactionTemplate transaction,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.catalogue = catalogue;
        this.withdrawing = withdrawing;
        this.places = places;
        this.texts = texts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param version 0 for the first of this region
     * @return its id
     * @throws Declined NOT_FOUND, INVALID, CONFLICT, and what {@link ServiceReading} declines
     */
    long draft(Viewer viewer, String region, String key, int version, ServiceContentInput input) {
        RegionCode code = places.kept(viewer, Permission.KEEP_SERVICES, region);
        if (!KEY.matcher(key).matches()) {
            throw Declined.at("key", CommonErrorCode.INVALID);
        }
        String content = ServiceReading.read(input).toJson();
        return version == 0 ? begin(viewer, code, key, content) : write(viewer, code, key, version, content);
    }

    private long begin(Viewer viewer, RegionCode region, String key, String content) {
        long id = Ids.next();
        try {
            rows.begin(id, region.value(), key, content, viewer.personId(), clock.instant());
            return id;
        } catch (DuplicateKeyException e) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
    }

    private long write(Viewer viewer, RegionCode region, String key, int version, String content) {
        ServiceRow row = rows.of(region.value(), key);
        if (row == null || rows.write(row.id(), version, content, viewer.personId()) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return row.id();
    }

    /** @throws Declined NOT_FOUND, CONFLICT, RISKY; INCOMPLETE at each part that neither it nor a region above says */
    void publish(Viewer viewer, long id, int version) {
        ServiceRow row = kept(viewer, id, version);
        requireComplete(row);
        if (texts.isRisky(viewer.personId(), row.draft(), ContentScene.FORUM)) {
            throw Declined.because(HallErrorCode.RISKY);
        }
        transaction.executeWithoutResult(status -> {
            long edition = Ids.next();
            rows.edit(edition, id, row.draft(), viewer.personId(), clock.instant());
            expectOne(rows.publish(id, version, edition, viewer.personId(), clock.instant()));
        });
        catalogue.changed();
    }

    private void requireComplete(ServiceRow row) {
        ServiceContent above = row.region()
                .parent()
                .flatMap(parent -> catalogue.read(parent, row.serviceKey()))
                .map(PublicService::content)
                .orElse(null);
        ServiceContent whole = row.content().over(above);
        if (whole.isOffered() && !whole.missing().isEmpty()) {
            List<Declined.Reason> reasons = whole.missing().stream()
                    .map(part -> new Declined.Reason(HallErrorCode.INCOMPLETE, "content." + part, List.of()))
                    .toList();
            throw new Declined(reasons);
        }
    }

    /** @throws Declined NOT_FOUND, CONFLICT, NOT_NOW, OVERRIDDEN */
    void withdraw(Viewer viewer, long id, int version, boolean andBelow) {
        ServiceRow row = kept(viewer, id, version);
        requirePublished(row);
        withdrawing.withdraw(viewer, row, andBelow);
        catalogue.changed();
    }

    /** @throws Declined NOT_FOUND, CONFLICT, NOT_NOW */
    void confirm(Viewer viewer, long id, int version) {
        requirePublished(kept(viewer, id, version));
        expectOne(rows.confirm(id, version, viewer.personId(), clock.instant()));
        catalogue.changed();
    }

    private static void requirePublished(ServiceRow row) {
        if (row.state() != ServiceEntryState.PUBLISHED) {
            throw Declined.because(HallErrorCode.NOT_NOW);
        }
    }

    private ServiceRow kept(Viewer viewer, long id, int version) {
        ServiceRow row = rows.find(id);
        if (row == null || !places.may(viewer, Permission.KEEP_SERVICES, row.region())) {
            throw Declined.at("entry", CommonErrorCode.NOT_FOUND);
        }
        if (row.version() != version) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return row;
    }

    private static void expectOne(int changed) {
        if (changed != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
    }
}
