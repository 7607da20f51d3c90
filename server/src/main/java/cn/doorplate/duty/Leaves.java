package cn.doorplate.duty;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.messaging.MessageKind;
import cn.doorplate.messaging.Messages;
import cn.doorplate.messaging.Outgoing;
import cn.doorplate.place.CardGaps;
import cn.doorplate.place.CardGaps.Card;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.Places;
import cn.doorplate.place.Responsibilities;
import cn.doorplate.place.StandIns;
import cn.doorplate.place.StandIns.Leave;
import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.SpokenTime;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Leaves of those who answer for places, as staff enter them; who is away and who stands in are told. */
@Component
class Leaves {

    private final StandIns standIns;
    private final Responsibilities responsibilities;
    private final CardGaps cards;
    private final PlacePaths paths;
    private final Places places;
    private final PersonFiles persons;
    private final Messages messages;
    private final Clock clock;

    Leaves(
            StandIns standIns,
            Responsibilities responsibilities,
            CardGaps cards,
            PlacePaths paths,
            Places places,
            PersonFiles persons,
            Messages messages,
            Clock clock) {
        this.standIns = standIns;
        this.responsibilities = responsibilities;
        this.cards = cards;
        this.paths = paths;
        this.places = places;
        this.persons = persons;
        this.messages = messages;
        this.clock = clock;
    }

    /** A card that they keep, with where it lies. */
    private record Kept(long id, Card card, PlacePath where) {}

    /**
     * Enters one, within the caller's transaction; returns its id.
     *
     * @param account the phone of the stand-in's account, if any
     * @throws Declined NO_SUCH_PERSON, ONESELF, and what the places decline
     * @throws Denied NOT_FOUND if the card is not theirs to keep
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long add(Viewer viewer, long responsibility, StandIns.Wanted wanted, @Nullable String account) {
        Kept kept = kept(viewer, responsibility);
        Long standIn = account == null || account.isBlank() ? null : person(account);
        Long away = responsibilities.personOf(responsibility).orElse(null);
        if (standIn != null && standIn.equals(away)) {
            throw Declined.at("standInAccount", DutyErrorCode.ONESELF);
        }
        long id = standIns.add(kept.where().region(), responsibility, wanted, standIn);
        Leave leave = standIns.find(id).orElseThrow();
        String whose = whose(kept);
        String time = SpokenTime.span(leave.from(), leave.until(), clock.instant());
        String meanwhile = leave.name() == null ? "期间没有人代班。" : "期间由" + leave.name() + "代班。";
        tell(viewer, away, leave, kept, "away", "已为您登记请假", "已为您登记请假：" + whose + "，" + time + "，" + meanwhile);
        tell(viewer, standIn, leave, kept, "standin", "请您代班", "请您代班：" + whose + "，" + time + "。期间门牌上显示您公布的姓名和电话。");
        return id;
    }

    /**
     * Takes one back.
     *
     * @throws Declined CONFLICT
     * @throws Denied NOT_FOUND if it is not theirs to keep
     */
    @Transactional
    public void withdraw(Viewer viewer, long id, int version) {
        Leave leave = standIns.find(id).orElseThrow(() -> Declined.because(CommonErrorCode.CONFLICT));
        Kept kept = kept(viewer, leave.responsibility());
        standIns.withdraw(id, version);
        Long away = responsibilities.personOf(leave.responsibility()).orElse(null);
        String text = whose(kept) + "的请假（" + SpokenTime.span(leave.from(), leave.until(), clock.instant()) + "）已撤销。";
        tell(viewer, away, leave, kept, "back", "请假已撤销", text + "门牌上恢复显示您的联系卡。");
        tell(viewer, leave.personId(), leave, kept, "free", "代班已撤销", text + "您不必再代班。");
    }

    private Kept kept(Viewer viewer, long responsibility) {
        Card card = Optional.ofNullable(cards.cards(List.of(responsibility)).get(responsibility))
                .orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
        PlacePath where = paths.of(card.place()).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
        viewer.require(Permission.KEEP_RESPONSIBILITIES, where);
        return new Kept(responsibility, card, where);
    }

    private long person(String account) {
        return Phone.parse(account)
                .flatMap(persons::byPhone)
                .orElseThrow(() -> Declined.at("standInAccount", DutyErrorCode.NO_SUCH_PERSON));
    }

    /** As in 5号楼的楼栋长. */
    private String whose(Kept kept) {
        String place = Places.nameOf(
                places.of(List.of(kept.card().place())).get(kept.card().place()));
        return (place == null ? "" : place + "的") + kept.card().said().title();
    }

    private void tell(
            Viewer viewer, @Nullable Long person, Leave leave, Kept kept, String what, String title, String text) {
        if (person != null && !Objects.equals(person, viewer.personId())) {
            String cause = "leave:" + Ids.toOpaque(leave.id()) + ":" + what;
            messages.send(
                    person,
                    new Outgoing(
                            MessageKind.DUTY,
                            cause,
                            title,
                            text,
                            null,
                            kept.where().region()));
        }
    }
}
