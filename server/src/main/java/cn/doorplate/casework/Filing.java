package cn.doorplate.casework;

import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Files cases, of whichever kind. It costs as many statements with nine photos and five other sides as with one. */
@Service
class Filing {

    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_A_DAY = 20;
    private static final int MOST_A_DAY_FOR_OTHERS = 200;
    private static final Duration FARTHEST_WISH = Duration.ofDays(90);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final CaseworkSettings settings;
    private final FilingPlaces places;
    private final FilingFor filingFor;
    private final CaseCategories categories;
    private final FilingWriting filing;
    private final CaseWriting writing;
    private final CaseTable table;
    private final PersonFiles people;
    private final PersonKeys keys;

    Filing(
            CaseworkSettings settings,
            FilingPlaces places,
            FilingFor filingFor,
            CaseCategories categories,
            FilingWriting filing,
            CaseWriting writing,
            CaseTable table,
            PersonFiles people,
            PersonKeys keys) {
        this.settings = settings;
        this.places = places;
        this.filingFor = filingFor;
        this.categories = categories;
        this.filing = filing;
        this.writing = writing;
        this.table = table;
        this.people = people;
        this.keys = keys;
    }

    /**
     * Within the caller's transaction.
     *
     * @return its id
     * @throws Declined if it is not taken
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long file(Viewer viewer, CaseToFile wanted) {
        if (!settings.open()) {
            throw Declined.because(CaseErrorCode.NOT_YET);
        }
        String text = SaidText.required("text", wanted.text(), LONGEST_TEXT);
        FiledPlace at = places.find(wanted.at(), wanted.door());
        CaseCategory category = category(wanted, at);
        Instant now = writing.now();
        checkWish(wanted.wishedUntil(), now);
        people.lock(List.of(viewer.personId()));
        FiledFor whose = filingFor.find(viewer, wanted.forWhom(), at.path());
        checkCount(whose, now);
        long id = Ids.next();
        filing.write(new NewCase(id, wanted, text, at, category, whose, keys.of(whose.raiser()), now));
        return id;
    }

    private CaseCategory category(CaseToFile wanted, FiledPlace at) {
        CaseCategory category = categories
                .find(at.community(), wanted.category())
                .filter(it -> it.kind() == wanted.kind() && !it.closed())
                .orElseThrow(() -> Declined.at("category", CaseErrorCode.CATEGORY));
        if (category.photoNeeded() && wanted.photos().isEmpty()) {
            throw Declined.at("photos", CaseErrorCode.PHOTO_NEEDED);
        }
        return category;
    }

    private static void checkWish(@Nullable Instant wished, Instant now) {
        if (wished != null && (!wished.isAfter(now) || wished.isAfter(now.plus(FARTHEST_WISH)))) {
            throw Declined.at("wishedUntil", CaseErrorCode.WINDOW);
        }
    }

    /** By the calendar day; whoever files is locked, so that the count is right. */
    private void checkCount(FiledFor whose, Instant now) {
        boolean forOthers = whose.filedBy() != null;
        int most = forOthers ? MOST_A_DAY_FOR_OTHERS : MOST_A_DAY;
        Instant today = now.atZone(ZONE).toLocalDate().atStartOfDay(ZONE).toInstant();
        if (table.countSince(whose.writer(), forOthers, today, most) >= most) {
            throw Declined.because(CaseErrorCode.TOO_MANY, most);
        }
    }
}
