package cn.doorplate.place;

import cn.doorplate.search.TextIndex;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the national division in from its files: checks all, then writes in one transaction what is new or changed. What
 * the database has and the files have not stays: places hang on it.
 */
@Component
class RegionImport {

    private static final String LOCK = "concat(left(database(), 40), '.import-regions')";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final TextIndex index;
    private final PlaceChanges changes;

    RegionImport(JdbcTemplate jdbc, TransactionTemplate transactions, TextIndex index, PlaceChanges changes) {
        this.changes = changes;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.index = index;
    }

    /**
     * @throws RegionImportRefused if a file is wrong, or another import is under way; nothing is written then, nor when
     *     anything else fails
     */
    RegionImportResult run(Path folder, RegionImportProgress progress) {
        List<RegionRows> files = RegionFiles.read(folder, progress);
        return alone(() -> {
            RegionImportResult result = transactions.execute(status -> write(files, progress));
            return result == null ? new RegionImportResult(0, 0, 0, 0) : result;
        });
    }

    private RegionImportResult write(List<RegionRows> files, RegionImportProgress progress) {
        RegionMerge merge = new RegionMerge(jdbc, index, files);
        RegionImportResult result = merge.run(progress);
        if (!merge.changedProvinces().isEmpty()) {
            regionsChanged(merge.changedProvinces());
        }
        return result;
    }

    /** The pages of these provinces show other names from this transaction's commit on. */
    private void regionsChanged(Set<Long> provinces) {
        provinces.forEach(province -> changes.changed(Scope.region(new RegionCode(province))));
    }

    /**
     * Holds the database's lock for imports, on a connection of its own, so that it is held until after the commit and is
     * gone with this process, however it ends.
     */
    private RegionImportResult alone(Supplier<RegionImportResult> work) {
        RegionImportResult result = jdbc.execute((Connection connection) -> {
            JdbcTemplate own = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            Integer locked = own.queryForObject("select get_lock(" + LOCK + ", 0)", Integer.class);
            if (locked == null || locked != 1) {
                throw new RegionImportRefused(
                        List.of("另一个导入正在进行，请等它结束后再试 (another import is under way; try again when it has ended)"));
            }
            try {
                return work.get();
            } finally {
                own.queryForObject("select release_lock(" + LOCK + ")", Integer.class);
            }
        });
        return Objects.requireNonNull(result);
    }
}
