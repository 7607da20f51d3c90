package cn.doorplate.band;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Wristbands, for the community that gives them out. */
@Component
class BandDesk {

    private final BandMapper rows;
    private final BandWearing wearing;
    private final BandSeals seals;
    private final BandNews news;
    private final PlacePaths paths;
    private final BandClock clock;

    BandDesk(BandMapper rows, BandWearing wearing, BandSeals seals, BandNews news, PlacePaths paths, BandClock clock) {
        this.rows = rows;
        this.wearing = wearing;
        this.seals = seals;
        this.news = news;
        this.paths = paths;
        this.clock = clock;
    }

    /** A band with what is shown of it once. */
    record Given(BandAtDesk band, String secret, @Nullable String code) {

        /** Says nothing of its secret. */
        @Override
        public String toString() {
            return "Given[" + band + "]";
        }
    }

    /** @throws Declined NOT_FOUND, NO_SERIAL, KNOWN_SERIAL */
    @Transactional
    public Given register(Viewer viewer, RegionCode community, String serial) {
        PlacePath there = Optional.of(community)
                .filter(it -> it.level() == RegionLevel.COMMUNITY)
                .flatMap(it -> paths.of(new PlaceRef(PlaceKind.REGION, it.value())))
                .orElseThrow(() -> Declined.at("community", CommonErrorCode.NOT_FOUND));
        viewer.require(Permission.KEEP_BANDS, there);
        String number = serial.strip();
        if (!number.matches("[A-Za-z0-9-]{4,32}")) {
            throw Declined.at("serial", BandErrorCode.NO_SERIAL);
        }
        byte[] secret = BandCodes.secret();
        String code = BandCodes.code();
        BandRow row = new BandRow(
                Ids.next(),
                number,
                community.value(),
                BandStatus.STOCK,
                seals.codeHash(code),
                seals.key(secret),
                null,
                null,
                null,
                null,
                0,
                BandWindow.NOTHING.marks(),
                null,
                null,
                null,
                null,
                0);
        try {
            rows.insert(row, clock.now());
        } catch (DuplicateKeyException e) {
            throw Declined.at("serial", BandErrorCode.KNOWN_SERIAL);
        }
        return new Given(BandAtDesk.of(row), HexFormat.of().formatHex(secret), code);
    }

    /** @throws Declined NOT_FOUND, CONFLICT, BAND_RETIRED */
    @Transactional
    public Given rekey(Viewer viewer, long id, int version) {
        BandRow row = hold(viewer, id, version);
        if (row.status() == BandStatus.RETIRED) {
            throw Declined.at("band", BandErrorCode.BAND_RETIRED);
        }
        byte[] secret = BandCodes.secret();
        // What is good until then is the one that the band has: a new one that it never used is none.
        byte @Nullable [] earlier = row.oldKeySealed();
        rows.rekey(id, seals.key(secret), earlier == null ? row.keySealed() : earlier);
        return new Given(now(id), HexFormat.of().formatHex(secret), null);
    }

    /**
     * A second time, or of one that is gone already, it does nothing more.
     *
     * @throws Declined NOT_FOUND, CONFLICT
     */
    @Transactional
    public BandAtDesk retire(Viewer viewer, long id, int version) {
        BandRow row = hold(viewer, id, version);
        news.retired(row);
        wearing.off(row, BandStatus.RETIRED);
        return now(id);
    }

    private BandRow hold(Viewer viewer, long id, int version) {
        BandRow row = rows.hold(id);
        boolean theirs = row != null
                && paths.of(new PlaceRef(PlaceKind.REGION, row.region()))
                        .filter(path -> viewer.may(Permission.KEEP_BANDS, path))
                        .isPresent();
        if (row == null || !theirs) {
            throw Declined.at("band", CommonErrorCode.NOT_FOUND);
        }
        if (row.version() != version) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return row;
    }

    private BandAtDesk now(long id) {
        return Optional.ofNullable(rows.find(id)).map(BandAtDesk::of).orElseThrow();
    }

    /**
     * Those that the communities of a region gave out, the newest first.
     *
     * @throws Denied if the viewer does not keep them there
     */
    Page<BandAtDesk> in(Viewer viewer, RegionCode region, int first, @Nullable String after) {
        viewer.require(
                Permission.KEEP_BANDS,
                paths.of(new PlaceRef(PlaceKind.REGION, region.value()))
                        .orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND)));
        int size = Paging.first(first);
        List<BandAtDesk> found = rows
                .in(
                        region.firstBelow(RegionLevel.COMMUNITY),
                        region.lastBelow(RegionLevel.COMMUNITY),
                        Paging.before(after),
                        size + 1)
                .stream()
                .map(BandAtDesk::of)
                .toList();
        return Page.firstOf(found, size, BandAtDesk::id);
    }
}
