package cn.doorplate.notice;

import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.resident.Doorstep;
import cn.doorplate.resident.Doorsteps;
import cn.doorplate.resident.Inhabitants;
import cn.doorplate.resident.Inhabitants.Inhabitant;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who was to read a notice, for those who know the residents: masked, and in the log before it is shown. */
@Component
class ReceiptLists {

    /** Of those who live in the community. */
    private static final int CHUNK = 500;

    /** Of a page; it may be short then, and not the last. */
    private static final int CHUNKS = 10;

    private final Notices notices;
    private final ReceiptMapper rows;
    private final Inhabitants inhabitants;
    private final Doorsteps doorsteps;

    ReceiptLists(Notices notices, ReceiptMapper rows, Inhabitants inhabitants, Doorsteps doorsteps) {
        this.notices = notices;
        this.rows = rows;
        this.inhabitants = inhabitants;
        this.doorsteps = doorsteps;
    }

    /** Behind which receipt to go on: those that are open come first, each kind by person. */
    private record Cursor(boolean done, long person) {

        static Cursor parse(@Nullable String text) {
            try {
                return text == null
                        ? new Cursor(false, 0)
                        : new Cursor(text.charAt(0) == 'd', Ids.fromOpaque(text.substring(1)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw Paging.noCursor();
            }
        }

        static Cursor at(ReceiptRow row) {
            return new Cursor(row.done(), row.personId());
        }

        @Override
        public String toString() {
            return (done ? "d" : "o") + Ids.toOpaque(person);
        }
    }

    /**
     * Those of them who live within a place today, as far as the notice is about their home. Nobody once it is not in force, or need
     * not be read, any more.
     *
     * @throws Denied NOT_FOUND if there is no such notice, or the viewer reads no residents there
     */
    Page<NoticeReceipt> within(
            Viewer viewer, long notice, PlaceRef place, boolean openOnly, int first, @Nullable String after) {
        long region = doorsteps.community(viewer, place);
        NoticeRow row =
                notices.row(notice).filter(NoticeRow::wasPublished).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
        Cursor at = Cursor.parse(after);
        NoticeEditionRow edition = notices.live(row);
        return row.state() == NoticeState.PUBLISHED && edition.mustRead()
                ? page(viewer, edition, new Ground(place, region), openOnly, first, at)
                : Page.of(List.of(), false, null);
    }

    /** A place, and the community in which it lies. */
    private record Ground(PlaceRef place, long community) {}

    private Page<NoticeReceipt> page(
            Viewer viewer, NoticeEditionRow edition, Ground ground, boolean openOnly, int first, Cursor after) {
        Predicate<PlacePath> there = path -> path.contains(ground.place()) && edition.isAbout(path);
        Map<ReceiptRow, Doorsteps.Home> found = new LinkedHashMap<>();
        Cursor at = openOnly && after.done() ? null : after;
        for (int i = 0; i < CHUNKS && at != null && found.size() <= first; i++) {
            List<Inhabitant> chunk = inhabitants.within(behind(ground, at), ground.community(), CHUNK);
            found.putAll(living(receipts(edition.noticeId(), chunk, at.done()), there));
            at = next(chunk, at, openOnly);
        }
        List<ReceiptRow> page = List.copyOf(found.keySet()).subList(0, Math.min(first, found.size()));
        Cursor end = found.size() > first ? Cursor.at(page.get(first - 1)) : at;
        return Page.of(shown(viewer, page, found), end != null, end == null ? null : end.toString());
    }

    /** Behind all homes of a person. */
    private static Inhabitant behind(Ground ground, Cursor at) {
        return new Inhabitant(ground.community(), at.person(), Long.MAX_VALUE, 0);
    }

    private List<ReceiptRow> receipts(long notice, List<Inhabitant> chunk, boolean done) {
        Set<Long> persons = chunk.stream().map(Inhabitant::personId).collect(Collectors.toCollection(TreeSet::new));
        return persons.isEmpty() ? List.of() : rows.among(notice, persons, done);
    }

    /** Null behind the last. */
    private static @Nullable Cursor next(List<Inhabitant> chunk, Cursor at, boolean openOnly) {
        if (chunk.size() == CHUNK) {
            return new Cursor(at.done(), chunk.get(CHUNK - 1).personId());
        }
        return at.done() || openOnly ? null : new Cursor(true, 0);
    }

    private Map<ReceiptRow, Doorsteps.Home> living(List<ReceiptRow> chunk, Predicate<PlacePath> there) {
        Map<Long, Doorsteps.Home> homes =
                doorsteps.where(chunk.stream().map(ReceiptRow::personId).toList(), there);
        Map<ReceiptRow, Doorsteps.Home> living = new LinkedHashMap<>();
        chunk.forEach(row -> Optional.ofNullable(homes.get(row.personId())).ifPresent(home -> living.put(row, home)));
        return living;
    }

    private List<NoticeReceipt> shown(Viewer viewer, List<ReceiptRow> page, Map<ReceiptRow, Doorsteps.Home> found) {
        Map<Long, Doorsteps.Home> homes = new LinkedHashMap<>();
        page.forEach(row -> homes.put(row.personId(), Objects.requireNonNull(found.get(row))));
        Map<Long, Doorstep> read = doorsteps.read(viewer, homes, "notice.receipts");
        return page.stream()
                .map(row -> NoticeReceipt.of(row, Objects.requireNonNull(read.get(row.personId()))))
                .toList();
    }
}
