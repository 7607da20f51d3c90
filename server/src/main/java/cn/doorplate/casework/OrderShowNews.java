package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.place.RegionLevel;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells people what becomes of the showing of an order, within the transaction in which it does. */
@Component
class OrderShowNews {

    private final CaseNews news;
    private final CaseCrowd crowd;
    private final OrderShownMapper rows;

    OrderShowNews(CaseNews news, CaseCrowd crowd, OrderShownMapper rows) {
        this.news = news;
        this.crowd = crowd;
        this.rows = rows;
    }

    /**
     * It is shown: who ordered it is told, and who had taken it down.
     *
     * @param before how it stood; null where it was never shown
     */
    void shown(CaseRow row, OrderShownMapper.@Nullable Standing before, long by, Instant now) {
        raiser(row, "shown", now);
        Long hiddenBy = before == null ? null : before.hiddenBy();
        if (hiddenBy != null && hiddenBy != by) {
            news.ofShowing("shown_anew", row, now, List.of(hiddenBy));
        }
    }

    /** An office took it down. */
    void hidden(CaseRow row, Instant now) {
        raiser(row, "shown_no_more", now);
    }

    /** Who ordered it does not want it shown. */
    void unwanted(CaseRow row, long shownBy, Instant now) {
        news.ofShowing("unwanted", row, now, List.of(shownBy));
    }

    /** Who ordered it takes that back. */
    void allowed(CaseRow row, long shownBy, Instant now) {
        news.ofShowing("allowed", row, now, List.of(shownBy));
    }

    /** Of a picture that is to be shown a person has to say whether it is fit: those are told who may, once a showing. */
    void toBeLookedAt(CaseRow row, long media) {
        OrderShownMapper.Standing standing = rows.standing(row.id());
        Long chosenBy = chosenBy(row, media);
        if (standing != null && standing.state() == OrderShowingState.SHOWN && chosenBy != null) {
            news.ofShowing("to_look_at", row, standing.since(), others(row, chosenBy));
        }
    }

    private @Nullable Long chosenBy(CaseRow row, long media) {
        return rows.photos(List.of(row.id())).stream()
                .filter(photo -> photo.mediaId() == media)
                .findFirst()
                .map(OrderShownMapper.Photo::chosenBy)
                .orElse(null);
    }

    /** At the nearest office at which somebody is beside who chose it. */
    private Collection<Long> others(CaseRow row, long chosenBy) {
        return Stream.of(RegionLevel.COMMUNITY, RegionLevel.STREET, RegionLevel.COUNTY)
                .map(level -> crowd.desk(row, CaseDesk.office(row.region().at(level))))
                .map(there -> without(there, chosenBy))
                .filter(there -> !there.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    private static Set<Long> without(Collection<Long> persons, long one) {
        Set<Long> others = new LinkedHashSet<>(persons);
        others.remove(one);
        return others;
    }

    private void raiser(CaseRow row, String what, Instant now) {
        Long raiser = row.raisedBy();
        news.ofShowing(what, row, now, raiser == null ? List.of() : List.of(raiser));
    }
}
