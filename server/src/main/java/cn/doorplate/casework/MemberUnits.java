package cn.doorplate.casework;

import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleHolding;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 包保单位: entered, renamed and closed by the offices of their region, who say who belongs to them. */
@Service
class MemberUnits {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_PEOPLE = 50;

    private final MemberUnitMapper rows;
    private final CaseTable table;
    private final UnitOrders orders;
    private final PlacePaths paths;
    private final RoleHolding holding;
    private final PersonFiles files;
    private final Clock clock;

    MemberUnits(
            MemberUnitMapper rows,
            CaseTable table,
            UnitOrders orders,
            PlacePaths paths,
            RoleHolding holding,
            PersonFiles files,
            Clock clock) {
        this.rows = rows;
        this.table = table;
        this.orders = orders;
        this.paths = paths;
        this.holding = holding;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Enters one, within the caller's transaction; returns its id.
     *
     * @throws Declined NOT_FOUND, NAME_TAKEN, and what is said of all texts
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long enter(Viewer viewer, RegionCode region, String name) {
        if (!isKeptBy(viewer, region)) {
            throw Declined.at("region", CommonErrorCode.NOT_FOUND);
        }
        String plain = name(name);
        long id = Ids.next();
        keepingNamesApart(() -> rows.insert(id, region.value(), plain, clock.instant()));
        return id;
    }

    /** @throws Declined NOT_FOUND, CONFLICT, NAME_TAKEN, and what is said of all texts */
    @Transactional
    public MemberUnit rename(Viewer viewer, String unit, int version, String name) {
        MemberUnitRow row = kept(viewer, unit);
        String plain = name(name);
        return changed(row, keepingNamesApart(() -> rows.rename(row.id(), version, plain)));
    }

    /** @throws Declined NOT_FOUND, CONFLICT, BUSY */
    @Transactional
    public MemberUnit close(Viewer viewer, String unit, int version) {
        MemberUnitRow row = kept(viewer, unit);
        MemberUnit closed = changed(row, rows.close(row.id(), version));
        boolean busy = !table.list(
                        " where unit_id = ? and queue_key >= 0 and state in ('IN_HAND', 'PAUSED') limit 1", row.id())
                .isEmpty();
        if (busy) {
            throw Declined.because(CaseErrorCode.BUSY);
        }
        orders.closed(row.id());
        return closed;
    }

    /** @throws Declined NOT_FOUND, NO_SUCH_PERSON, FULL */
    @Transactional
    public MemberUnit join(Viewer viewer, String unit, String phone) {
        MemberUnitRow row = kept(viewer, unit);
        long person = Phone.parse(phone)
                .flatMap(files::byPhone)
                .filter(it -> takesOrders(it, row.region()))
                .orElseThrow(() -> Declined.at("phone", CaseErrorCode.NO_SUCH_PERSON));
        MemberUnitRow locked = Optional.ofNullable(rows.lock(row.id()))
                .filter(it -> !it.closed())
                .orElseThrow(MemberUnits::none);
        List<Long> people = rows.people(List.of(row.id())).stream()
                .map(MemberUnitMapper.Person::personId)
                .toList();
        if (people.size() >= MOST_PEOPLE && !people.contains(person)) {
            throw Declined.because(CaseErrorCode.FULL);
        }
        rows.join(row.id(), person, clock.instant());
        return locked.shown();
    }

    /** @throws Declined NOT_FOUND */
    @Transactional
    public MemberUnit leave(Viewer viewer, String unit, String person) {
        MemberUnitRow row = kept(viewer, unit);
        long gone = Ids.fromOpaque(person, () -> Declined.at("person", CommonErrorCode.NOT_FOUND));
        if (rows.leave(row.id(), gone) == 1) {
            orders.left(row, gone);
        }
        return row.shown();
    }

    boolean isKeptBy(Viewer viewer, RegionCode region) {
        return region.level().compareTo(RegionLevel.COUNTY) >= 0
                && paths.of(place(region))
                        .filter(path -> viewer.may(Permission.KEEP_UNITS, path))
                        .isPresent();
    }

    private MemberUnitRow kept(Viewer viewer, String unit) {
        return Optional.ofNullable(rows.find(Ids.fromOpaque(unit, MemberUnits::none)))
                .filter(row -> isKeptBy(viewer, row.region()))
                .orElseThrow(MemberUnits::none);
    }

    /** Appointed in the region of the unit, or in one around it. */
    private boolean takesOrders(long person, RegionCode region) {
        List<Grant> grants = region.path().stream()
                .map(code -> new Grant(Role.MEMBER_UNIT, place(code)))
                .toList();
        return holding.at(grants).values().stream().anyMatch(holders -> holders.contains(person));
    }

    private MemberUnit changed(MemberUnitRow row, int changed) {
        if (changed != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return Optional.ofNullable(rows.find(row.id())).orElse(row).shown();
    }

    private static String name(String name) {
        String plain = SaidText.required("name", name, LONGEST_NAME);
        if (plain.indexOf('\n') >= 0) {
            throw Declined.at("name", CaseErrorCode.MARKUP);
        }
        return plain;
    }

    private static int keepingNamesApart(IntSupplier change) {
        try {
            return change.getAsInt();
        } catch (DuplicateKeyException e) {
            throw Declined.at("name", CaseErrorCode.NAME_TAKEN);
        }
    }

    private static PlaceRef place(RegionCode region) {
        return new PlaceRef(PlaceKind.REGION, region.value());
    }

    private static Declined none() {
        return Declined.at("unit", CommonErrorCode.NOT_FOUND);
    }
}
