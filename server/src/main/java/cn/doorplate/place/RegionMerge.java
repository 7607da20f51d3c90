package cn.doorplate.place;

import cn.doorplate.search.GramLoad;
import cn.doorplate.search.TextIndex;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Files and table gone through side by side, both by code: what differs is written. One use, in one transaction. */
final class RegionMerge {

    private static final int BATCH = 5_000;
    private static final String READ =
            "select code, name, short_name from region where code > ? and code <= ? order by code limit ?";
    private static final RowMapper<RegionRow> STORED =
            (row, number) -> new RegionRow(row.getLong(1), row.getString(2), row.getString(3));
    private static final String INSERT = "insert into region (code, name, short_name) values (?, ?, ?)";
    private static final String UPDATE = "update region set name = ?, short_name = ? where code = ?";

    private final JdbcTemplate jdbc;
    private final TextIndex index;
    private final List<RegionRows> files;
    private final List<BitSet> fresh = new ArrayList<>();
    private final List<RegionRow> toInsert = new ArrayList<>();
    private final Set<Long> changedProvinces = new TreeSet<>();
    private int inserted;
    private int updated;
    private int unchanged;
    private int kept;

    RegionMerge(JdbcTemplate jdbc, TextIndex index, List<RegionRows> files) {
        this.jdbc = jdbc;
        this.index = index;
        this.files = files;
    }

    RegionImportResult run(RegionImportProgress progress) {
        progress.start("写入地区 regions", files.stream().mapToInt(RegionRows::size).sum());
        int done = 0;
        for (RegionRows file : files) {
            merge(file, RegionLevel.values()[fresh.size()], done, progress);
            done += file.size();
        }
        progress.close();
        indexFresh(progress);
        return new RegionImportResult(inserted, updated, unchanged, kept);
    }

    Set<Long> changedProvinces() {
        return changedProvinces;
    }

    private void merge(RegionRows file, RegionLevel level, int before, RegionImportProgress progress) {
        BitSet news = new BitSet(file.size());
        fresh.add(news);
        Stored stored = new Stored(level);
        for (int i = 0; i < file.size(); i++) {
            RegionRow row = row(file, i);
            while (stored.code() < row.code()) {
                stored.next();
                kept++;
            }
            RegionRow old = stored.code() == row.code() ? stored.next() : null;
            if (old == null) {
                news.set(i);
            }
            take(row, old);
            if (i % BATCH == 0) {
                progress.at((long) before + i);
            }
        }
        insert();
        while (stored.code() < Long.MAX_VALUE) {
            stored.next();
            kept++;
        }
    }

    private void take(RegionRow row, @Nullable RegionRow old) {
        if (row.equals(old)) {
            unchanged++;
            return;
        }
        changedProvinces.add(new RegionCode(row.code()).at(RegionLevel.PROVINCE).value());
        if (old != null) {
            updated++;
            jdbc.update(UPDATE, row.name(), row.shortName(), row.code());
            index.replace(RegionSource.KIND, row.code(), old.shortName(), row.shortName());
            return;
        }
        inserted++;
        toInsert.add(row);
        if (toInsert.size() == BATCH) {
            insert();
        }
    }

    private void insert() {
        jdbc.batchUpdate(INSERT, toInsert, BATCH, (statement, row) -> {
            statement.setLong(1, row.code());
            statement.setString(2, row.name());
            statement.setString(3, row.shortName());
        });
        toInsert.clear();
    }

    private void indexFresh(RegionImportProgress progress) {
        if (inserted == 0) {
            return;
        }
        GramLoad load = index.load(RegionSource.KIND);
        forFresh(row -> load.learn(row.shortName()));
        forFresh(row -> load.take(row.code(), row.shortName()));
        progress.start("建立检索 index", load.size());
        load.write(progress::at);
        progress.close();
    }

    private void forFresh(Consumer<RegionRow> action) {
        for (int i = 0; i < files.size(); i++) {
            RegionRows file = files.get(i);
            fresh.get(i).stream().forEach(place -> action.accept(row(file, place)));
        }
    }

    private static RegionRow row(RegionRows file, int place) {
        String name = file.name(place);
        return new RegionRow(file.code(place), name, RegionShortName.of(name));
    }

    /** The rows of a level as the table has them, some at a time. */
    private final class Stored {

        private final long last;
        /** The last code that was read. */
        private long read;

        private Iterator<RegionRow> rows = List.<RegionRow>of().iterator();
        private @Nullable RegionRow next;
        private boolean more = true;

        Stored(RegionLevel level) {
            last = (long) Math.pow(10, level.digits()) - 1;
            read = last / 10;
            next();
        }

        /** The code of the next; beyond all codes when there is none. */
        long code() {
            return next == null ? Long.MAX_VALUE : next.code();
        }

        /** Takes the next. */
        @Nullable RegionRow next() {
            RegionRow taken = next;
            if (!rows.hasNext() && more) {
                List<RegionRow> chunk = jdbc.query(READ, STORED, read, last, BATCH);
                more = chunk.size() == BATCH;
                read = chunk.isEmpty() ? last : chunk.get(chunk.size() - 1).code();
                rows = chunk.iterator();
            }
            next = rows.hasNext() ? rows.next() : null;
            return taken;
        }
    }
}
