package cn.doorplate.casework;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The catalogue as its keepers set it, region by region. */
@Service
class CategoryDesk {

    private final CaseCategories categories;
    private final CaseCategoryMapper rows;
    private final PlacePaths paths;
    private final Clock clock;

    CategoryDesk(CaseCategories categories, CaseCategoryMapper rows, PlacePaths paths, Clock clock) {
        this.categories = categories;
        this.rows = rows;
        this.paths = paths;
        this.clock = clock;
    }

    /** @throws Denied NOT_FOUND if the viewer keeps no catalogue there */
    List<CaseCategoryEntry> of(Viewer viewer, RegionCode region) {
        if (!isKeptBy(viewer, region)) {
            throw new Denied(Denied.Why.NOT_FOUND);
        }
        return categories.read(region).stream()
                .map(category -> CaseCategoryEntry.of(category, region))
                .toList();
    }

    /** @throws Declined NOT_FOUND, CONFLICT, and what is wrong with the setting */
    @Transactional
    public CaseCategoryEntry set(Viewer viewer, RegionCode region, CaseCategorySetting setting, int version) {
        refuseOthers(viewer, region);
        CaseCategoryRow row = setting.row(Ids.next(), region.value(), version);
        boolean otherKind = nearest(region, setting.code())
                .filter(known -> known.kind() != setting.kind())
                .isPresent();
        return written(region, setting.code(), otherKind ? () -> 0 : () -> write(row));
    }

    /** @throws Declined NOT_FOUND, CONFLICT */
    @Transactional
    public CaseCategoryEntry close(Viewer viewer, RegionCode region, String code, int version) {
        refuseOthers(viewer, region);
        CaseCategory known = nearest(region, code).orElseThrow(() -> Declined.at("code", CommonErrorCode.NOT_FOUND));
        boolean own = known.regionCode() == region.value();
        return written(region, code, () -> {
            if (known.closed()) {
                return 0;
            }
            return own
                    ? rows.close(known.id(), version)
                    : version == 0 ? rows.closeHere(Ids.next(), region.value(), known.id(), clock.instant()) : 0;
        });
    }

    /** A setting of another region is not changed: the region gets its own. */
    private int write(CaseCategoryRow row) {
        return row.version() == 0 ? rows.insert(row, clock.instant()) : rows.change(row);
    }

    private CaseCategoryEntry written(RegionCode region, String code, IntSupplier write) {
        if (changed(write) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                categories.changed();
            }
        });
        return nearest(region, code)
                .map(category -> CaseCategoryEntry.of(category, region))
                .orElseThrow(() -> Declined.because(CommonErrorCode.CONFLICT));
    }

    private static int changed(IntSupplier write) {
        try {
            return write.getAsInt();
        } catch (DuplicateKeyException e) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
    }

    private Optional<CaseCategory> nearest(RegionCode region, String code) {
        return categories.read(region).stream()
                .filter(category -> category.code().equals(code))
                .findFirst();
    }

    private void refuseOthers(Viewer viewer, RegionCode region) {
        if (!isKeptBy(viewer, region)) {
            throw Declined.at("region", CommonErrorCode.NOT_FOUND);
        }
    }

    private boolean isKeptBy(Viewer viewer, RegionCode region) {
        return region.level().compareTo(RegionLevel.COUNTY) >= 0
                && paths.of(new PlaceRef(PlaceKind.REGION, region.value()))
                        .filter(path -> viewer.may(Permission.KEEP_CATALOGUE, path))
                        .isPresent();
    }
}
