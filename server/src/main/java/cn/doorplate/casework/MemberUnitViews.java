package cn.doorplate.casework;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.privacy.AccessLog;
import cn.doorplate.privacy.Masks;
import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows units, and to those who keep them who belongs to them. */
@Component
class MemberUnitViews {

    private final MemberUnitMapper rows;
    private final MemberUnits units;
    private final PersonFiles files;
    private final AccessLog log;

    MemberUnitViews(MemberUnitMapper rows, MemberUnits units, PersonFiles files, AccessLog log) {
        this.rows = rows;
        this.units = units;
        this.files = files;
        this.log = log;
    }

    Optional<MemberUnit> find(long id) {
        return Optional.ofNullable(rows.find(id)).map(MemberUnitRow::shown);
    }

    /** @throws Denied NOT_FOUND if the viewer keeps no units there */
    Page<MemberUnit> within(Viewer viewer, RegionCode region, boolean closed, int first, @Nullable String after) {
        if (!units.isKeptBy(viewer, region)) {
            throw new Denied(Denied.Why.NOT_FOUND);
        }
        MemberUnitRow behind = behind(after);
        List<MemberUnitRow> found = rows.within(
                ranges(region),
                behind == null ? 0 : behind.regionCode(),
                behind == null ? "" : behind.name(),
                closed,
                Paging.first(first) + 1);
        return Page.firstOf(found.stream().map(MemberUnitRow::shown).toList(), first, MemberUnit::id);
    }

    private @Nullable MemberUnitRow behind(@Nullable String after) {
        return after == null
                ? null
                : Optional.ofNullable(rows.find(Paging.after(after))).orElseThrow(Paging::noCursor);
    }

    /** The region, and on each level below it all codes that it has there. */
    private static List<MemberUnitMapper.Codes> ranges(RegionCode region) {
        List<MemberUnitMapper.Codes> ranges = new ArrayList<>();
        ranges.add(new MemberUnitMapper.Codes(region.value(), region.value()));
        for (RegionLevel level : List.of(RegionLevel.STREET, RegionLevel.COMMUNITY)) {
            if (level.compareTo(region.level()) > 0) {
                ranges.add(new MemberUnitMapper.Codes(region.firstBelow(level), region.lastBelow(level)));
            }
        }
        return ranges;
    }

    /** By unit; nobody of those that the viewer does not keep. It is logged before it is shown. */
    Map<Long, List<MemberUnitPerson>> people(Viewer viewer, Collection<MemberUnit> all) {
        Map<RegionCode, Boolean> kept = all.stream()
                .map(MemberUnit::regionCode)
                .distinct()
                .collect(Collectors.toMap(region -> region, region -> units.isKeptBy(viewer, region)));
        Set<Long> ids = all.stream()
                .filter(unit -> kept.getOrDefault(unit.regionCode(), false))
                .map(MemberUnit::unitId)
                .collect(Collectors.toSet());
        List<MemberUnitMapper.Person> found = ids.isEmpty() ? List.of() : rows.people(ids);
        Set<Long> persons =
                found.stream().map(MemberUnitMapper.Person::personId).collect(Collectors.toSet());
        log.record(persons.stream()
                .filter(person -> person != viewer.personId())
                .map(person -> new AccessLog.Entry(viewer.personId(), person, "role_holder", false, ""))
                .toList());
        Map<Long, PersonFile> known = files.of(persons);
        return found.stream()
                .collect(Collectors.groupingBy(
                        MemberUnitMapper.Person::unitId,
                        Collectors.mapping(
                                it -> person(it.personId(), known.get(it.personId())), Collectors.toList())));
    }

    private static MemberUnitPerson person(long id, @Nullable PersonFile file) {
        String name = file == null ? null : file.name();
        Phone phone = file == null ? null : file.phone();
        return new MemberUnitPerson(
                Ids.toOpaque(id), name == null ? null : Masks.name(name), phone == null ? null : phone.masked());
    }
}
