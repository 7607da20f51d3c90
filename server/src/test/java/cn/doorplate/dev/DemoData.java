package cn.doorplate.dev;

import cn.doorplate.casework.DemoCases;
import cn.doorplate.dev.DemoRegions.DemoRegion;
import cn.doorplate.hall.DemoHall;
import cn.doorplate.notice.DemoFrauds;
import cn.doorplate.notice.DemoNotices;
import cn.doorplate.place.DemoIndex;
import cn.doorplate.place.PlaceChanges;
import cn.doorplate.place.Scope;
import cn.doorplate.search.GramLoad;
import cn.doorplate.search.TextIndex;
import cn.doorplate.station.DemoStations;
import cn.doorplate.stay.DemoLendings;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Puts the demo's places and people into a database that does not have them yet, all or nothing, before the first request is taken.
 * Nothing is ever changed that is there: whoever plays with the data finds it as they left it.
 */
@Component
@Profile("demo")
final class DemoData implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    /** The kind of regions in the {@link TextIndex}. */
    private static final int REGIONS = 1;

    /** 余庆县. */
    private static final long COUNTY = 520329;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;
    private final PlaceChanges changes;
    private final TextIndex index;
    private final DemoIndex buildings;
    private final DemoAccounts accounts;
    private final DemoFrauds frauds;
    private final DemoNotices notices;
    private final DemoCases cases;
    private final DemoStations stations;
    private final DemoLendings lendings;
    private final DemoHall hall;

    DemoData(
            JdbcTemplate jdbc,
            TransactionOperations transactions,
            PlaceChanges changes,
            TextIndex index,
            DemoIndex buildings,
            DemoAccounts accounts,
            DemoFrauds frauds,
            DemoNotices notices,
            DemoCases cases,
            DemoStations stations,
            DemoLendings lendings,
            DemoHall hall) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.changes = changes;
        this.index = index;
        this.buildings = buildings;
        this.accounts = accounts;
        this.frauds = frauds;
        this.notices = notices;
        this.cases = cases;
        this.stations = stations;
        this.lendings = lendings;
        this.hall = hall;
    }

    @Override
    public void afterSingletonsInstantiated() {
        long start = System.nanoTime();
        if (load()) {
            log.info("Demo data loaded in {} ms", (System.nanoTime() - start) / 1_000_000);
        }
    }

    /** Returns whether anything was loaded; false if it was there already. */
    boolean load() {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (isThere()) {
                return false;
            }
            regions();
            DemoRows rows = new DemoRows();
            DemoPlan.all().forEach(community -> new DemoBuilder(rows, community).build());
            rows.write(jdbc);
            buildings.indexBuildings();
            changes.changed(new Scope(Scope.Kind.PLATES, 0));
            Map<String, Long> ids = accounts.enter();
            frauds.enter(COUNTY);
            notices.publish(DemoAccounts.id(ids, "community"), DemoAccounts.id(ids, "street"));
            stations.enter();
            lendings.enter();
            cases.enter(ids, DemoPlates.IN_USE.get(0).code());
            hall.enter(DemoAccounts.id(ids, "street"));
            return true;
        }));
    }

    /** The plates come in one transaction, so one stands for all. */
    private boolean isThere() {
        Integer count = jdbc.queryForObject(
                "select count(*) from doorplate where code = ?", Integer.class, DemoPlates.REVOKED.toString());
        return count != null && count > 0;
    }

    /** Where the whole country was imported before, these are there too. */
    private void regions() {
        Integer known = jdbc.queryForObject("select count(*) from region where code = 520329", Integer.class);
        if (known != null && known > 0) {
            return;
        }
        List<DemoRegion> regions = DemoRegions.all();
        DemoRows rows = new DemoRows();
        regions.forEach(region ->
                rows.add("region (code, name, short_name)", region.code(), region.name(), region.shortName()));
        rows.write(jdbc);
        GramLoad load = index.load(REGIONS);
        regions.forEach(region -> load.learn(region.shortName()));
        regions.forEach(region -> load.take(region.code(), region.shortName()));
        load.write(written -> {});
    }
}
