package cn.doorplate.place;

import cn.doorplate.shared.Parts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads a community's places whole and writes many of them at once, for lists that are checked before anything is written. */
@Service
public class PlaceLoad {

    /** So many ids a question: each statement answers within what the connection waits. */
    private static final int ASKED_AT_ONCE = 500;

    private final PlaceLoadMapper rows;
    private final PlaceLoadWriter writer;
    private final Clock clock;

    PlaceLoad(PlaceLoadMapper rows, PlaceLoadWriter writer, Clock clock) {
        this.rows = rows;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Has the community's places for this transaction alone, among those who ask here; what is read afterwards includes what
     * the one before wrote.
     *
     * @return false at once if another has them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean takeTurn(RegionCode community) {
        try {
            return rows.lock(community.value()) != null;
        } catch (PessimisticLockingFailureException e) {
            return false;
        }
    }

    public List<OnFile.Compound> compounds(RegionCode community) {
        return rows.compounds(community.value());
    }

    public List<OnFile.Area> areas(RegionCode community) {
        return rows.areas(community.value());
    }

    public List<OnFile.Building> buildings(RegionCode community) {
        return rows.buildings(community.value());
    }

    public List<OnFile.Unit> units(RegionCode community) {
        return rows.units(community.value());
    }

    public List<OnFile.Household> households(Collection<Long> buildingIds) {
        return inParts(buildingIds, rows::households);
    }

    /** Those in force now or later. */
    public List<OnFile.Responsibility> responsibilities(PlaceKind kind, Collection<Long> placeIds) {
        return inParts(placeIds, ids -> rows.responsibilities(kind, ids, clock.instant()));
    }

    /**
     * Writes them in the caller's transaction, in statements of a thousand rows, with what search and pages must know.
     *
     * @throws org.springframework.dao.ConcurrencyFailureException if somebody changed by hand what was read; begin anew then
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(RegionCode community, PlaceEdits edits) {
        writer.write(community, edits);
    }

    private static <T> List<T> inParts(Collection<Long> ids, Function<List<Long>, List<T>> read) {
        List<T> found = new ArrayList<>();
        Parts.of(List.copyOf(ids), ASKED_AT_ONCE).forEach(part -> found.addAll(read.apply(part)));
        return found;
    }
}
