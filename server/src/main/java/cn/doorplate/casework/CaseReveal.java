package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.privacy.AccessLog;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.privacy.Phone;
import cn.doorplate.resident.RevealReason;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Name and phone of somebody of a case in full, on a stated reason: it is in the log before they are shown. */
@Component
class CaseReveal {

    /** What it is called in the log; its words are {@code access.case.reveal}. */
    static final String REVEAL = "case.reveal";

    private static final int SHORTEST_REASON = 2;
    private static final int LONGEST_REASON = 150;

    private final CaseTable table;
    private final CaseHats hats;
    private final CasePartyMapper parties;
    private final PersonFiles files;
    private final PersonKeys keys;
    private final AccessLog log;

    CaseReveal(
            CaseTable table,
            CaseHats hats,
            CasePartyMapper parties,
            PersonFiles files,
            PersonKeys keys,
            AccessLog log) {
        this.table = table;
        this.hats = hats;
        this.parties = parties;
        this.files = files;
        this.keys = keys;
        this.log = log;
    }

    /** @throws Declined NOT_FOUND, BLANK, TOO_LONG, MARKUP */
    CasePersonDetails reveal(Viewer viewer, String caseId, String person, RevealReason reason, String text) {
        Handled handled = handled(viewer, caseId);
        String words = reason(text);
        CasePersonRef ref = CasePersonRef.parse(person).orElseThrow(() -> none("person"));
        return ref.who() == CasePersonRef.Who.SIDE
                ? side(viewer, handled, ref.ordinal(), reason.with(words))
                : person(viewer, Optional.ofNullable(ref.personOf(handled.row())), reason.with(words));
    }

    private static String reason(String text) {
        String words = SaidText.required("text", text, LONGEST_REASON);
        if (words.codePointCount(0, words.length()) < SHORTEST_REASON) {
            throw Declined.at("text", CaseErrorCode.BLANK);
        }
        return words;
    }

    /** A case, and as what they have to do with it. */
    private record Handled(CaseRow row, Set<CaseHat> hats) {

        /** What is said of the other sides is checked with the text, and read with it. */
        boolean readsSides() {
            return CaseSight.readsRaised(hats, row.facts().the(Known.TEXT));
        }
    }

    private Handled handled(Viewer viewer, String id) {
        CaseRow row = table.find(Ids.fromOpaque(id, () -> none("case"))).orElseThrow(() -> none("case"));
        Set<CaseHat> worn = hats.of(viewer, row);
        if (!CaseSight.mayReveal(worn)) {
            throw none("case");
        }
        return new Handled(row, worn);
    }

    private CasePersonDetails person(Viewer viewer, Optional<Long> person, String reason) {
        long id = person.orElseThrow(() -> none("person"));
        log(viewer, id, reason);
        PersonFile file = Optional.ofNullable(files.of(Set.of(id)).get(id)).orElseThrow(() -> none("person"));
        Phone phone = file.phone();
        return new CasePersonDetails(file.name(), phone == null ? null : phone.number());
    }

    /** As the raiser wrote it; it is they whose words are read, and the side's own name where it is known who that is. */
    private CasePersonDetails side(Viewer viewer, Handled handled, int ordinal, String reason) {
        CasePartyRow party = parties.of(List.of(handled.row().id())).stream()
                .filter(it -> handled.readsSides())
                .filter(it -> it.ordinal() == ordinal && it.side() == CaseSide.OTHER_SIDE)
                .findFirst()
                .orElseThrow(() -> none("person"));
        log(viewer, Objects.requireNonNullElse(party.personId(), party.ownerId()), reason);
        return new CasePersonDetails(
                open(party.ownerId(), DisputeSides.NAME, party.nameSealed()),
                open(party.ownerId(), DisputeSides.PHONE, party.phoneSealed()));
    }

    private @Nullable String open(long owner, String purpose, byte @Nullable [] sealed) {
        return sealed == null ? null : keys.open(owner, purpose, sealed).orElse(null);
    }

    private void log(Viewer viewer, long person, String reason) {
        log.record(List.of(new AccessLog.Entry(viewer.personId(), person, REVEAL, true, reason)));
    }

    private static Declined none(String field) {
        return Declined.at(field, CommonErrorCode.NOT_FOUND);
    }
}
