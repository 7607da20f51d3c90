package cn.doorplate.ledger;

import cn.doorplate.casework.LedgerFilter;
import cn.doorplate.casework.LedgerReading;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Ledgers on their way out. They are asked for here, and written by {@link LedgerExportWorker}. */
@Service
class LedgerExports {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final LedgerExportMapper rows;
    private final LedgerExportAsked asked;
    private final LedgerExportViews views;
    private final LedgerReading reading;
    private final LedgerRegions regions;
    private final Once once;
    private final Clock clock;

    LedgerExports(
            LedgerExportMapper rows,
            LedgerExportAsked asked,
            LedgerExportViews views,
            LedgerReading reading,
            LedgerRegions regions,
            Once once,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.asked = asked;
        this.views = views;
        this.reading = reading;
        this.regions = regions;
        this.once = once;
        this.clock = clock;
    }

    /**
     * Begins an export. The same key again answers what the first time made.
     *
     * @throws Declined if they may not, or not so, or not so much
     */
    LedgerExport start(Viewer viewer, String key, LedgerAsk ask) {
        return start(viewer, key, ask, LedgerBounds.USUAL);
    }

    LedgerExport start(Viewer viewer, String key, LedgerAsk ask, LedgerBounds bounds) {
        RegionCode within = RegionCode.asked(ask.within());
        if (!regions.may(viewer, Permission.EXPORT_LEDGER, within)) {
            throw Declined.at("within", CommonErrorCode.NOT_FOUND);
        }
        String id = once.run(
                Actor.person(viewer.personId()), "ledgerExport", key, ask, () -> begun(viewer, within, ask, bounds));
        return find(viewer, Ids.fromOpaque(id)).orElseThrow(() -> Declined.because(CommonErrorCode.NOT_FOUND));
    }

    private String begun(Viewer viewer, RegionCode within, LedgerAsk ask, LedgerBounds bounds) {
        check(viewer, within, ask);
        long id = Ids.next();
        if (reading.countExamined(within, ask.filter(), id, bounds.examined() + 1) > bounds.examined()) {
            throw Declined.at("filter", LedgerErrorCode.TOO_WIDE, bounds.examined());
        }
        if (reading.count(within, ask.filter(), id, bounds.written() + 1) > bounds.written()) {
            throw Declined.at("filter", LedgerErrorCode.TOO_MANY, bounds.written());
        }
        try {
            rows.insert(new LedgerExportRow(
                    id,
                    viewer.personId(),
                    within.value(),
                    ask.names(),
                    asked.seal(viewer.personId(), ask),
                    LedgerExportStatus.WORKING,
                    null,
                    0,
                    0,
                    clock.instant()));
        } catch (DuplicateKeyException e) {
            throw Declined.because(LedgerErrorCode.BUSY);
        }
        return Ids.toOpaque(id);
    }

    private void check(Viewer viewer, RegionCode within, LedgerAsk ask) {
        if (!isWindow(ask.filter())) {
            throw Declined.at("filter", LedgerErrorCode.WINDOW);
        }
        ask.filter().words();
        if (ask.names() && !regions.may(viewer, Permission.READ_RESIDENTS, within)) {
            throw Declined.at("names", LedgerErrorCode.NOT_ALLOWED);
        }
        if (ask.names() && !ask.hasReason()) {
            throw Declined.at("reason", LedgerErrorCode.REASON);
        }
    }

    private static boolean isWindow(LedgerFilter filter) {
        Instant from = filter.from();
        Instant until = filter.until();
        return from != null
                && until != null
                && until.isAfter(from)
                && Duration.between(from, until).compareTo(LONGEST) <= 0;
    }

    /** One's own, the newest first. */
    Page<LedgerExport> page(Viewer viewer, int first, @Nullable String after) {
        int size = Paging.first(first);
        Page<LedgerExportRow> page = Page.firstOf(
                rows.of(viewer.personId(), Paging.before(after), size + 1), size, row -> Ids.toOpaque(row.id()));
        return new Page<>(views.of(viewer, page.nodes()), page.pageInfo());
    }

    /** One's own. */
    Optional<LedgerExport> find(Viewer viewer, long id) {
        return Optional.ofNullable(rows.find(id))
                .filter(row -> row.personId() == viewer.personId() && viewer.mayAnywhere(Permission.EXPORT_LEDGER))
                .map(row -> views.of(viewer, List.of(row)).get(0));
    }
}
