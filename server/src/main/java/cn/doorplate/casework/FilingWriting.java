package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.place.Places;
import cn.doorplate.place.RegionLevel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a new case with all that belongs to it, within the caller's transaction; each table by one statement. */
@Component
class FilingWriting {

    private final CaseWriting writing;
    private final CaseTexts texts;
    private final CasePartyMapper parties;
    private final NamedSides sides;
    private final CaseCheckMapper checks;
    private final CasePhotos photos;
    private final CaseDesks desks;
    private final CaseSearch search;
    private final Places places;
    private final SideTelling telling;

    FilingWriting(
            CaseWriting writing,
            CaseTexts texts,
            CasePartyMapper parties,
            NamedSides sides,
            CaseCheckMapper checks,
            CasePhotos photos,
            CaseDesks desks,
            CaseSearch search,
            Places places,
            SideTelling telling) {
        this.telling = telling;
        this.writing = writing;
        this.texts = texts;
        this.parties = parties;
        this.sides = sides;
        this.checks = checks;
        this.photos = photos;
        this.desks = desks;
        this.search = search;
        this.places = places;
    }

    void write(NewCase it) {
        boolean toCheck = it.whose().textState() == CaseTextState.CHECKING;
        CaseTextState state = toCheck
                ? CaseActs.unchecked(it.category().urgent())
                : it.whose().textState();
        CaseTextRow said = it.text(CaseAction.FILE.name(), it.text(), state);
        String words = it.at().words();
        CaseTextRow place = words == null ? null : it.text(CaseTexts.PLACE, words, state);
        List<CaseTextRow> all = place == null ? List.of(said) : List.of(said, place);
        texts.insert(all);
        parties.insert(parties(it));
        long writer = it.whose().writer();
        if (toCheck) {
            checks.insert(all.stream()
                    .map(text -> new CaseCheckRow(
                            text.id(), it.id(), writer, CaseCheckRow.What.TEXT, it.now(), 0, null, it.now()))
                    .toList());
        }
        CaseSent sent = new CaseSent(
                place == null ? null : CaseTexts.words(place),
                photos.attach(
                        List.of(new CasePhotos.Sent(
                                "photos", CasePhotoRole.RAISED, it.wanted().photos())),
                        new CasePhotos.With(it.id(), writer, 1, state, it.now())));
        CaseRow row =
                telling.tell(writing.file(it.row(), act(it, state), it.whose().actor(), CaseTexts.words(said), sent));
        String where = CasePlacesRead.of(List.of(row), places).nameOf(row, words);
        search.index(row, it.text() + "\n" + where);
    }

    private List<CasePartyRow> parties(NewCase it) {
        List<CasePartyRow> rows = new ArrayList<>(it.ownParties());
        if (it.wanted().kind() == CaseKind.DISPUTE) {
            rows.addAll(sides.rows(
                    it.id(), rows.size() + 1, it.wanted().sides(), it.at(), it.whose(), it.ring(), it.now()));
        }
        return rows;
    }

    private CaseAct.File act(NewCase it, CaseTextState state) {
        return new CaseAct.File(
                desks.first(it.category().firstRole(), it.at().path()),
                it.category().asSet(),
                state,
                pool(it));
    }

    /** An order that is open to all units of the county at once. */
    private static @Nullable Long pool(NewCase it) {
        boolean open = it.wanted().kind() == CaseKind.ORDER && it.category().pool();
        return open ? (Long) it.at().community().at(RegionLevel.COUNTY).value() : null;
    }
}
