package cn.doorplate.place;

import java.util.Optional;
import org.springframework.stereotype.Service;

/** On what plates hang, for changes that are made where one was scanned: read from the database, and never out of a cache. */
@Service
public class HangingPlates {

    private final DoorplateMapper rows;

    HangingPlates(DoorplateMapper rows) {
        this.rows = rows;
    }

    /** The unit, or the building of a plate on its door. Empty if there is no such plate, or it is out of use. */
    public Optional<PlaceRef> placeOf(PlateCode code) {
        return Optional.ofNullable(rows.door(code.toString())).map(DoorplateMapper.Door::place);
    }
}
