package cn.doorplate.station;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether anything is left of what stations lend: told by whoever lends it. */
@Service
public class AmenityStock {

    private final AmenityMapper rows;
    private final Stations stations;
    private final StationWriting writing;

    AmenityStock(AmenityMapper rows, Stations stations, StationWriting writing) {
        this.rows = rows;
        this.stations = stations;
        this.writing = writing;
    }

    /**
     * Within the caller's transaction: everyone sees it within a second of the commit. Where the station has no such amenity, or is no
     * more, it does nothing, and as little if it was known.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void left(long station, AmenityKind kind, boolean any) {
        if (rows.noneLeft(station, kind, !any) == 1) {
            stations.find(station).ifPresent(writing::amenitiesChanged);
        }
    }
}
