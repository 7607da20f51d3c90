package cn.doorplate.notice;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlaceChanges;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.Scope;
import cn.doorplate.search.TextIndex;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue of frauds: entered, corrected, removed, by those who publish notices for the region. */
@Component
class Frauds {

    private final FraudMapper rows;
    private final FraudCatalogue catalogue;
    private final TextIndex index;
    private final PlacePaths paths;
    private final PlaceChanges changes;

    Frauds(FraudMapper rows, FraudCatalogue catalogue, TextIndex index, PlacePaths paths, PlaceChanges changes) {
        this.rows = rows;
        this.catalogue = catalogue;
        this.index = index;
        this.paths = paths;
        this.changes = changes;
    }

    /**
     * Enters one, within the caller's transaction; returns its id.
     *
     * @throws Declined NOT_FOUND if the region is not there or not the viewer's, DUPLICATE, or what is wrong with the content
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long enter(Viewer viewer, RegionCode region, FraudContent content) {
        if (!isKeptBy(viewer, region)) {
            throw Declined.at("region", CommonErrorCode.NOT_FOUND);
        }
        FraudRow row = content.checked().toRow(Ids.next(), region.value(), 0);
        keepingNamesApart(() -> rows.insert(row));
        index.add(FraudCatalogue.KIND, row.id(), row.text());
        changes.changed(Scope.region(region));
        return row.id();
    }

    /** @throws Declined NOT_FOUND, CONFLICT, DUPLICATE, or what is wrong with the content */
    @Transactional
    public FraudRow correct(Viewer viewer, long id, int version, FraudContent content) {
        FraudRow before = kept(viewer, id);
        FraudRow now = content.checked().toRow(id, before.regionCode(), version);
        // The row before is of that version, or nothing is changed: so what is taken out of the index is what is in it.
        if (before.version() != version || keepingNamesApart(() -> rows.correct(now)) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        index.replace(FraudCatalogue.KIND, id, before.text(), now.text());
        return catalogue.find(id).orElseThrow(() -> Declined.because(CommonErrorCode.CONFLICT));
    }

    /** @throws Declined NOT_FOUND, CONFLICT */
    @Transactional
    public void remove(Viewer viewer, long id, int version) {
        FraudRow row = kept(viewer, id);
        if (row.version() != version || rows.remove(id, version) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        index.replace(FraudCatalogue.KIND, id, row.text(), "");
        changes.changed(Scope.region(row.region()));
    }

    private FraudRow kept(Viewer viewer, long id) {
        return catalogue
                .find(id)
                .filter(row -> isKeptBy(viewer, row.region()))
                .orElseThrow(() -> Declined.at("fraudType", CommonErrorCode.NOT_FOUND));
    }

    private boolean isKeptBy(Viewer viewer, RegionCode region) {
        return Optional.of(NoticePlaces.region(region))
                .flatMap(paths::of)
                .filter(path -> viewer.may(Permission.PUBLISH_NOTICES, path))
                .isPresent();
    }

    private static int keepingNamesApart(IntSupplier change) {
        try {
            return change.getAsInt();
        } catch (DuplicateKeyException e) {
            throw Declined.at("name", FraudErrorCode.DUPLICATE);
        }
    }
}
