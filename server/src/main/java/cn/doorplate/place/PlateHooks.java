package cn.doorplate.place;

import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * On which doors plates hang, or hung: for who has to know it at once, and whoever asks. Read by the code alone, past the pages and the limit
 * for who guesses, so who offers it to everyone bounds it otherwise.
 */
@Service
public class PlateHooks {

    private final DoorplateMapper rows;

    PlateHooks(DoorplateMapper rows) {
        this.rows = rows;
    }

    /** A unit or a building, also of a plate that is no more in use; empty for what is no code of ours. */
    public Optional<PlaceRef> of(String typed) {
        return PlateCode.parse(typed).map(code -> rows.hung(code.toString())).map(DoorplateMapper.Door::place);
    }
}
