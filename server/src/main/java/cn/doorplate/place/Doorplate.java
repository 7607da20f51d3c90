package cn.doorplate.place;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 门牌: a code on a wall and what stands behind it, as a scan shows it. Holds nothing private.
 *
 * @param code 13 characters, or what was asked for when that is no code
 * @param advice what to do, for the person who holds the phone; null when the plate is in use
 * @param building null unless the plate is in use
 * @param stale whether this is the last known page, because the store could not be asked
 * @param asOf when it was read from the store
 */
public record Doorplate(
        String code,
        DoorplateStatus status,
        @Nullable String advice,
        @Nullable Building building,
        @Nullable Unit unit,
        List<ContactCard> contacts,
        List<PlateSection> sections,
        boolean stale,
        Instant asOf) {}
