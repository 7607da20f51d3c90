package cn.doorplate.hall;

import cn.doorplate.identity.Viewer;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Withdraws what a region says of a service, without making it vanish unsaid where regions below add to it. */
@Component
class ServiceWithdrawing {

    private final ServiceMapper rows;
    private final ServiceCatalogue catalogue;

    ServiceWithdrawing(ServiceMapper rows, ServiceCatalogue catalogue) {
        this.rows = rows;
        this.catalogue = catalogue;
    }

    /**
     * @param row that is published
     * @param andBelow whether those below that cannot be without it are withdrawn too
     * @throws Declined CONFLICT; OVERRIDDEN, with how many there are, unless they are
     */
    @Transactional
    public void withdraw(Viewer viewer, ServiceRow row, boolean andBelow) {
        if (rows.withdraw(row.id(), row.version(), viewer.personId()) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        List<Long> left = wanting(row);
        if (!left.isEmpty() && !andBelow) {
            throw new Declined(List.of(new Declined.Reason(HallErrorCode.OVERRIDDEN, null, List.of(left.size()))));
        }
        if (!left.isEmpty()) {
            rows.withdrawAll(left, viewer.personId());
        }
    }

    /** The editions in the regions below that say it is offered, but now not all that has to be said. */
    private List<Long> wanting(ServiceRow row) {
        RegionCode region = row.region();
        List<EditionRow> above =
                rows.published(region.path().stream().map(RegionCode::value).toList(), row.serviceKey());
        List<EditionRow> below = rows.publishedWithin(HallPlaces.within(region), row.serviceKey());
        return below.stream()
                .filter(edition -> {
                    List<RegionCode> path = new RegionCode(edition.regionCode()).path();
                    List<EditionRow> downwards = Stream.concat(above.stream(), below.stream())
                            .filter(it -> path.contains(new RegionCode(it.regionCode())))
                            .toList();
                    ServiceContent whole = catalogue.whole(downwards).content();
                    return whole.isOffered() && !whole.missing().isEmpty();
                })
                .map(EditionRow::id)
                .toList();
    }
}
