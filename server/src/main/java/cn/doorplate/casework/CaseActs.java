package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseDoer;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseLife;
import cn.doorplate.casework.life.CaseRefusal;
import cn.doorplate.casework.life.CaseRefused;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does something to a case for somebody: reads it, says what they are to it, and puts what the state of the case does not permit into
 * the words of a coded error. Every action of every room goes through here.
 */
@Service
class CaseActs {

    private final CaseTable table;
    private final CaseHats hats;
    private final CaseWriting writing;
    private final CaseTexts texts;
    private final CasePartyMapper parties;
    private final CaseCheckMapper checks;

    CaseActs(
            CaseTable table,
            CaseHats hats,
            CaseWriting writing,
            CaseTexts texts,
            CasePartyMapper parties,
            CaseCheckMapper checks) {
        this.table = table;
        this.hats = hats;
        this.writing = writing;
        this.texts = texts;
        this.parties = parties;
        this.checks = checks;
    }

    /** A case in somebody's hands, read in the transaction that is to change it. */
    record Held(CaseRow row, Set<CaseHat> hats, Viewer viewer) {

        CaseDoer doer() {
            return new CaseDoer(viewer.personId(), hats);
        }

        /** The same hands, after something was done to it. */
        Held now(CaseRow next) {
            return new Held(next, hats, viewer);
        }
    }

    /**
     * The case, for an action of theirs, within the caller's transaction; who else does or says something to it queues up behind
     * them, so that what is only said makes no action fail.
     *
     * @param version as it was when they saw it; null where it does not matter
     * @throws Declined NOT_FOUND if it is none of theirs; CONFLICT if it was changed since
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Held hold(Viewer viewer, String field, String id, @Nullable Integer version) {
        CaseRow row = table.hold(Ids.fromOpaque(id, () -> Declined.at(field, CommonErrorCode.NOT_FOUND)))
                .orElseThrow(() -> Declined.at(field, CommonErrorCode.NOT_FOUND));
        Set<CaseHat> worn = hats.of(viewer, row);
        if (!CaseSight.isTheirs(worn)) {
            throw Declined.at(field, CommonErrorCode.NOT_FOUND);
        }
        if (version != null && version != row.version()) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return new Held(row, worn, viewer);
    }

    /**
     * Does it, within the caller's transaction.
     *
     * @param text what they write with it; null for nothing
     * @return the case as it is now
     * @throws Declined if it is not possible now, or not by them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseRow act(Held held, CaseAct act, @Nullable String text) {
        return act(held, act, text, List.of());
    }

    /**
     * The same with photos.
     *
     * @param photos as they lie there already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseRow act(Held held, CaseAct act, @Nullable String text, List<CasePhotoRow> photos) {
        refuseFirst(held, act);
        return act(held, act, text == null ? null : words(held, act.action(), text), photos);
    }

    /** What they say of the place instead of what was refused, within the caller's transaction; the text is mended by itself. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseRow mendPlace(Held held, String text) {
        CaseAct act = new CaseAct.Mend(CaseTextState.UNFIT);
        refuseFirst(held, act);
        return act(held, act, written(held, CaseTexts.PLACE, text), List.of());
    }

    private CaseRow act(Held held, CaseAct act, @Nullable CaseWords words, List<CasePhotoRow> photos) {
        try {
            return writing.act(held.row(), act, actor(held, act.action()), words, photos);
        } catch (CaseRefused e) {
            throw Declined.because(CaseErrorCode.of(e.why()));
        }
    }

    /** A side of a dispute was told, by a machine: that anybody found out who it is, is no act on the case. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseRow tellSide(Held held) {
        return writing.act(held.row(), new CaseAct.Say(CaseAction.TELL_SIDE), CaseActor.NOBODY, null);
    }

    /** Before anything is written for it. */
    private void refuseFirst(Held held, CaseAct act) {
        refuse(held, act.action());
    }

    /** Before anything is looked up for it. */
    void refuse(Held held, CaseAction action) {
        CaseRow row = held.row();
        CaseRefusal why = CaseLife.refusal(row.facts(), row.kind(), action, held.doer(), writing.now());
        if (why != null) {
            throw Declined.because(CaseErrorCode.of(why));
        }
    }

    /** Words of staff are checked by nobody; those of residents begin as not checked, and wait for WeChat. */
    private CaseWords words(Held held, CaseAction action, String text) {
        return written(held, action.name(), text);
    }

    private CaseWords written(Held held, String what, String text) {
        Long owner = held.row().owner();
        CaseTextState state = stateOfWords(held);
        long writer = held.viewer().personId();
        long key = isResident(held) || owner == null ? writer : owner;
        long id = held.row().id();
        Instant now = writing.now();
        CaseWords words = texts.write(id, key, writer, what, text, state, now);
        if (state != CaseTextState.FIT) {
            checks.insert(
                    List.of(new CaseCheckRow(words.textId(), id, writer, CaseCheckRow.What.TEXT, now, 0, null, now)));
        }
        return words;
    }

    /** How what they write or send begins; what is urgent is read at once by those who go there, whatever WeChat will say of it. */
    static CaseTextState stateOfWords(Held held) {
        boolean urgent = held.row().facts().has(Known.URGENT);
        return isResident(held) ? unchecked(urgent) : CaseTextState.FIT;
    }

    /** As words begin that WeChat has yet to look at. */
    static CaseTextState unchecked(boolean urgent) {
        return urgent ? CaseTextState.TO_BE_LOOKED_AT : CaseTextState.CHECKING;
    }

    /** Who filed it for another in the role of one who handles cases writes as staff. */
    private static boolean isResident(Held held) {
        return held.hats().contains(CaseHat.RAISER)
                || held.hats().contains(CaseHat.OTHER_SIDE)
                || (held.hats().contains(CaseHat.FILER) && !held.viewer().mayAnywhere(Permission.HANDLE_CASES));
    }

    /** As the history names them: in the role by which they may do it. */
    CaseActor actor(Held held, CaseAction action) {
        Viewer viewer = held.viewer();
        if (held.hats().contains(CaseHat.RAISER)) {
            return new CaseActor(held.doer(), 1, null);
        }
        if (held.hats().contains(CaseHat.OTHER_SIDE)) {
            return new CaseActor(held.doer(), partyOf(held), null);
        }
        return new CaseActor(held.doer(), 0, role(held, viewer));
    }

    private int partyOf(Held held) {
        return parties.of(List.of(held.row().id())).stream()
                .filter(party -> Objects.equals(party.personId(), held.viewer().personId()))
                .mapToInt(CasePartyRow::ordinal)
                .findFirst()
                .orElse(0);
    }

    /** That of the desk where it lies, else the one by which they look at it. */
    private static @Nullable Role role(Held held, Viewer viewer) {
        CaseDesk desk = held.row().facts().desk();
        if (held.hats().contains(CaseHat.DESK)) {
            return desk.role();
        }
        return viewer.grants().stream()
                .map(Grant::role)
                .filter(role -> Permission.HANDLE_CASES.comesWith(role) || Permission.TAKE_ORDERS.comesWith(role))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
