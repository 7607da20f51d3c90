package cn.doorplate.place;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of a plate: all that a scan shows, and whose building it is, for counting. */
record CachedPlate(
        DoorplateStatus status,
        long buildingId,
        @Nullable Building building,
        @Nullable Unit unit,
        List<ContactCard> contacts,
        List<Part> parts) {

    /** What one module contributed, and until when it may be shown. */
    record Part(List<PlateSection> sections, @Nullable Instant validUntil) {}

    static CachedPlate retired(DoorplateStatus status, long buildingId) {
        return new CachedPlate(status, buildingId, null, null, List.of(), List.of());
    }

    /** The sections that are still good at that time: a last known page must not show an offer that has ended. */
    List<PlateSection> sectionsAt(Instant now) {
        return parts.stream()
                .filter(part -> part.validUntil() == null || part.validUntil().isAfter(now))
                .flatMap(part -> part.sections().stream())
                .toList();
    }
}
