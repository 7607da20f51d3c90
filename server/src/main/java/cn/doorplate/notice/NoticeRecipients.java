package cn.doorplate.notice;

import cn.doorplate.messaging.Audience;
import cn.doorplate.notice.RollPosition.Roll;
import cn.doorplate.place.PlacePaths;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * To whom a notice goes: those who live in its places, then those who ride in its counties, then those who hold a role in its
 * places, as far as it is for them. The key names the edition, and while that is in force it is gone through: the broadcast of an
 * older one ends where it has come to. A later edition goes to all again if it is urgent, and else to those who have yet to be
 * told.
 */
@Component
class NoticeRecipients implements Audience {

    static final String NAME = "notice";

    static final int TOGETHER = 1_000;

    /** Parts that are looked at for somebody at all. */
    private static final int PARTS = 20;

    private final Notices notices;
    private final Receipts receipts;
    private final PlacePaths paths;
    private final ResidentsReached residents;
    private final HoldersReached holders;

    NoticeRecipients(
            Notices notices, Receipts receipts, PlacePaths paths, ResidentsReached residents, HoldersReached holders) {
        this.notices = notices;
        this.receipts = receipts;
        this.paths = paths;
        this.residents = residents;
        this.holders = holders;
    }

    @Override
    public String name() {
        return NAME;
    }

    static String key(NoticeEditionRow edition) {
        return edition.noticeId() + ":" + edition.number();
    }

    /** Nobody once the edition is in force no more. */
    @Override
    public Part next(String key, String position, int atMost) {
        NoticeEditionMapper.Key named = named(key);
        return notices.row(named.noticeId())
                .filter(row -> row.state() == NoticeState.PUBLISHED)
                .filter(row -> Objects.equals(row.liveEdition(), named.number()))
                .map(row -> next(row, RollPosition.parse(position), atMost))
                .orElse(new Part(List.of(), null));
    }

    private Part next(NoticeRow row, RollPosition behind, int atMost) {
        NoticeEditionRow edition = notices.live(row);
        Part all = part(edition, behind, atMost);
        return row.revisedAt() == null || edition.urgent()
                ? all
                : new Part(receipts.unaware(row, edition, all.persons()), all.position());
    }

    /**
     * Whether there is anybody at all to whom an edition would go. Where so many live that not all are looked at, it is believed
     * that there is: nobody is to wait while a county is gone through.
     */
    boolean reachesAnybody(NoticeEditionRow edition) {
        return finds(behind -> part(edition, behind, TOGETHER));
    }

    /** Whether there is somebody in one of these parts; believed where there are too many to look at. */
    static boolean finds(Function<RollPosition, Part> next) {
        RollPosition behind = RollPosition.startOf(Roll.RESIDENTS);
        for (int i = 0; i < PARTS; i++) {
            Part part = next.apply(behind);
            String position = part.position();
            if (!part.persons().isEmpty() || position == null) {
                return !part.persons().isEmpty();
            }
            behind = RollPosition.parse(position);
        }
        return true;
    }

    /** The next of all for whom an edition is. */
    Part part(NoticeEditionRow edition, RollPosition behind, int atMost) {
        Reach reach = Reach.of(edition.placeRefs(), paths.of(edition.placeRefs()));
        return switch (behind.roll()) {
            case RESIDENTS -> residents.next(edition, reach, behind, atMost);
            case RIDERS -> holders.riders(edition, reach, behind, atMost);
            case STAFF -> holders.staff(edition, reach, behind, atMost);
        };
    }

    @Override
    public void written(String key, List<Long> persons) {
        NoticeEditionMapper.Key named = named(key);
        notices.row(named.noticeId())
                .ifPresent(row -> receipts.expect(row, notices.edition(row, named.number()), persons));
    }

    private static NoticeEditionMapper.Key named(String key) {
        int colon = key.indexOf(':');
        return new NoticeEditionMapper.Key(
                Long.parseLong(key.substring(0, colon)), Integer.parseInt(key.substring(colon + 1)));
    }
}
