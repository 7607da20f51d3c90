package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.Known;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds what lies beside the history of a case against it: what was fixed at filing, texts, and photos. What is gone is a fault as
 * long as whose it was is still named by the case: who leaves, and what is too old, goes with their names.
 */
@Component
final class CaseBesideCheck {

    private final CaseMarks marks;

    CaseBesideCheck(CaseChain chain) {
        this.marks = new CaseMarks(chain);
    }

    /**
     * A case with all that lies there of it.
     *
     * @param events a history that is whole, and that the row agrees with
     * @param photos by the events with which they came, and in their order
     */
    record Whole(
            CaseRow row,
            List<CaseVerifyMapper.Lying> events,
            List<CaseVerifyMapper.Text> texts,
            List<CasePhotoRow> photos,
            List<CaseVerifyMapper.Party> parties) {

        /** Whom the case names; those who left are none of them. */
        boolean names(long person) {
            return Stream.concat(
                            Stream.of(row.raisedBy(), row.raisedFor(), row.filedBy()),
                            parties.stream().map(CaseVerifyMapper.Party::personId))
                    .anyMatch(it -> Objects.equals(it, person));
        }

        @Nullable Long party(CaseSide side) {
            return parties.stream()
                    .filter(party -> party.side() == side)
                    .map(CaseVerifyMapper.Party::personId)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        /** Those that no event names: what was said of the place at filing, and nothing else. */
        List<CaseVerifyMapper.Text> unnamed() {
            Set<Long> named = events.stream()
                    .map(CaseVerifyMapper.Lying::textId)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            return texts.stream().filter(text -> !named.contains(text.id())).toList();
        }
    }

    /** @param fault the first one; null where there is none */
    record Look(@Nullable CaseFault fault, CaseErased erased) {}

    Look look(Whole it) {
        Look filed = filed(it);
        Look texts = filed.fault() == null ? texts(it) : filed;
        Look photos = texts.fault() == null ? photos(it) : texts;
        return photos.fault() == null
                ? new Look(null, filed.erased().and(texts.erased()).and(photos.erased()))
                : photos;
    }

    private Look filed(Whole it) {
        List<CaseVerifyMapper.Text> unnamed = it.unnamed();
        if (unnamed.size() > 1 || unnamed.stream().anyMatch(text -> !text.what().equals(CaseTexts.PLACE))) {
            return fault(it.row().seq(), CaseFault.Why.TEXT_UNKNOWN);
        }
        CaseVerifyMapper.Text place = unnamed.isEmpty() ? null : unnamed.get(0);
        Map<CaseMarks.Part, String> told = CaseMarks.parts(it.row().facts().get(Known.FILED));
        Map<CaseMarks.Part, String> found = marks.marks(it.row(), place == null ? null : place.sha());
        int erased = 0;
        for (CaseMarks.Part part : CaseMarks.Part.values()) {
            if (Objects.equals(found.get(part), told.get(part))) {
                continue;
            }
            if (told.isEmpty() || !isErased(part, it, place)) {
                return fault(1, why(part));
            }
            erased++;
        }
        return peopleDiffer(it) ? fault(1, CaseFault.Why.PEOPLE_CHANGED) : new Look(null, new CaseErased(0, 0, erased));
    }

    private static boolean isErased(CaseMarks.Part part, Whole it, CaseVerifyMapper.@Nullable Text place) {
        CaseRow row = it.row();
        boolean left = row.raisedBy() == null && it.party(CaseSide.RAISER) == null;
        return switch (part) {
            case OPEN -> false;
            case RAISED_BY -> left;
            case RAISED_FOR -> row.raisedFor() == null && (left || it.party(CaseSide.CONCERNED) == null);
            case FILED_BY -> row.filedBy() == null && row.filedAs() == null;
            case PLATE -> row.plate() == null && left;
            case LOCATION -> row.location() == null && left;
            case PLACE_WORDS -> place != null && isErased(place, it);
        };
    }

    private static boolean isErased(CaseVerifyMapper.Text text, Whole it) {
        return text.sha() == null && text.state() == CaseTextState.GONE && !it.names(text.ownerId());
    }

    private static CaseFault.Why why(CaseMarks.Part part) {
        return switch (part) {
            case OPEN -> CaseFault.Why.FILED_CHANGED;
            case RAISED_BY, RAISED_FOR, FILED_BY -> CaseFault.Why.PEOPLE_CHANGED;
            case PLATE, LOCATION, PLACE_WORDS -> CaseFault.Why.SPOT_CHANGED;
        };
    }

    /** Who raised it and for whom stands in two places. */
    private static boolean peopleDiffer(Whole it) {
        Long raiser = it.party(CaseSide.RAISER);
        Long concerned = it.party(CaseSide.CONCERNED);
        return (raiser != null && !raiser.equals(it.row().raisedBy()))
                || (concerned != null && !concerned.equals(it.row().raisedFor()));
    }

    private static Look texts(Whole it) {
        Map<Long, CaseVerifyMapper.Text> byId =
                it.texts().stream().collect(Collectors.toMap(CaseVerifyMapper.Text::id, Function.identity()));
        int erased = 0;
        for (CaseVerifyMapper.Lying event : it.events()) {
            Long id = event.textId();
            CaseVerifyMapper.Text text = id == null ? null : byId.get(id);
            if (id == null && event.textSha() == null) {
                continue;
            }
            CaseFault.Why why = why(event, text, it);
            if (why != null) {
                return fault(event.seq(), why);
            }
            erased += text != null && text.sha() == null ? 1 : 0;
        }
        return new Look(null, new CaseErased(erased, 0, 0));
    }

    /** Null if the text is the one that was written with the event, or was erased. */
    private static CaseFault.@Nullable Why why(
            CaseVerifyMapper.Lying event, CaseVerifyMapper.@Nullable Text text, Whole it) {
        if (text == null) {
            return CaseFault.Why.TEXT_MISSING;
        }
        if (event.textSha() == null || !isOf(event, text)) {
            return CaseFault.Why.TEXT_CHANGED;
        }
        if (text.sha() == null) {
            return isErased(text, it) ? null : CaseFault.Why.TEXT_MISSING;
        }
        boolean same = MessageDigest.isEqual(text.sha(), event.textSha()) && text.state() != CaseTextState.GONE;
        return same ? null : CaseFault.Why.TEXT_CHANGED;
    }

    /** With who leaves it is written anew where it is; what was refused of that is mended by an event of its own. */
    private static boolean isOf(CaseVerifyMapper.Lying event, CaseVerifyMapper.Text text) {
        boolean ofPlace = text.what().equals(CaseTexts.PLACE);
        return switch (CaseAction.valueOf(event.action())) {
            case LEAVE -> ofPlace;
            case MEND -> ofPlace || text.what().equals(CaseAction.MEND.name());
            default -> text.what().equals(event.action());
        };
    }

    private Look photos(Whole it) {
        CaseFacts told = CaseFacts.NONE;
        String mark = null;
        int seen = 0;
        for (CaseVerifyMapper.Lying event : it.events()) {
            told = told.then(event.changes());
            List<CasePhotoRow> came = it.photos().stream()
                    .filter(photo -> photo.seq() == event.seq())
                    .toList();
            mark = came.isEmpty() ? mark : marks.photos(mark, it.row().id(), came);
            seen += came.size();
            if (!Objects.equals(mark, told.get(Known.PHOTOS))) {
                return fault(event.seq(), CaseFault.Why.PHOTOS_CHANGED);
            }
        }
        List<CasePhotoRow> gone = it.photos().stream()
                .filter(photo -> photo.state() == CaseTextState.GONE)
                .toList();
        boolean whole = seen == it.photos().size() && gone.stream().noneMatch(photo -> it.names(photo.ownerId()));
        return whole
                ? new Look(null, new CaseErased(0, gone.size(), 0))
                : fault(it.row().seq(), CaseFault.Why.PHOTOS_CHANGED);
    }

    private static Look fault(int seq, CaseFault.Why why) {
        return new Look(new CaseFault(seq, why), CaseErased.NOTHING);
    }
}
