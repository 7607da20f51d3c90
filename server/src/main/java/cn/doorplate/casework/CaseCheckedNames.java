package cn.doorplate.casework;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What residents wrote beside the text of a case, and that is checked with it: what other sides of a dispute are called and where they
 * live, and what somebody is called for whom another filed. It is read by others with the text, or not.
 */
@Component
class CaseCheckedNames {

    private final CaseTable table;
    private final CasePartyMapper parties;
    private final PersonFiles files;
    private final PersonKeys keys;

    CaseCheckedNames(CaseTable table, CasePartyMapper parties, PersonFiles files, PersonKeys keys) {
        this.table = table;
        this.parties = parties;
        this.files = files;
        this.keys = keys;
    }

    /** Each in a line of its own behind the text; the text alone where there are none. */
    String with(String text, long caseId) {
        List<String> all = new ArrayList<>(List.of(text));
        caller(caseId).ifPresent(all::add);
        all.addAll(sides(caseId));
        return String.join("\n", all);
    }

    private Optional<String> caller(long caseId) {
        return table.find(caseId)
                .filter(row -> row.filedBy() != null)
                .map(CaseRow::raisedBy)
                .map(raiser -> files.of(List.of(raiser)).get(raiser))
                .map(PersonFile::name);
    }

    private List<String> sides(long caseId) {
        List<CasePartyRow> sides = parties.of(List.of(caseId)).stream()
                .filter(party -> party.side() == CaseSide.OTHER_SIDE)
                .toList();
        Keyring ring = keys.of(sides.stream().map(CasePartyRow::ownerId).collect(Collectors.toSet()));
        return sides.stream()
                .flatMap(side -> Stream.of(
                        opened(side, NamedSides.NAME, side.nameSealed(), ring),
                        opened(side, NamedSides.DOOR, side.doorSealed(), ring)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable String opened(CasePartyRow side, String purpose, byte @Nullable [] sealed, Keyring ring) {
        return sealed == null
                ? null
                : ring.open(side.ownerId(), purpose, sealed).orElse(null);
    }
}
