package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.Masks;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows the other sides of disputes: to who raised one as they wrote it, to those who handle it masked, as soon as they may read the
 * text with which it was checked, and to a side only itself.
 */
@Component
class OtherSides {

    private final CasePartyMapper parties;
    private final CaseSaidMapper said;
    private final CaseTextMapper texts;
    private final CaseGallery gallery;
    private final PersonKeys keys;
    private final CaseNameLog log;

    OtherSides(
            CasePartyMapper parties,
            CaseSaidMapper said,
            CaseTextMapper texts,
            CaseGallery gallery,
            PersonKeys keys,
            CaseNameLog log) {
        this.parties = parties;
        this.said = said;
        this.texts = texts;
        this.gallery = gallery;
        this.keys = keys;
        this.log = log;
    }

    /** What was read of them all. */
    private record Read(
            Map<Long, List<CaseSaidMapper.SideAnswer>> answers,
            Map<Long, CaseTextRow> texts,
            Map<Case, List<CasePhoto>> photos,
            Keyring ring) {}

    /** By dispute; as many statements for a page as for one. */
    Map<Dispute, List<DisputeSide>> of(Collection<Dispute> disputes) {
        List<Long> ids = disputes.stream().map(it -> it.row().id()).toList();
        Map<Long, List<CasePartyRow>> rows = parties.of(ids).stream()
                .filter(party -> party.side() == CaseSide.OTHER_SIDE)
                .collect(Collectors.groupingBy(CasePartyRow::caseId));
        disputes.forEach(it -> log(it, rows.getOrDefault(it.row().id(), List.of())));
        Read read = read(disputes, ids, rows);
        Map<Dispute, List<DisputeSide>> sides = new HashMap<>();
        disputes.forEach(it -> sides.put(
                it,
                rows.getOrDefault(it.row().id(), List.of()).stream()
                        .filter(party -> isMe(it, party) || !it.hats().contains(CaseHat.OTHER_SIDE))
                        .map(party -> shown(it, party, read))
                        .toList()));
        return sides;
    }

    /** Of whom it is not known who they are, whose words about them are read. */
    private void log(Dispute seen, List<CasePartyRow> sides) {
        if (areNamed(seen)) {
            long reader = seen.seen().viewer();
            log.read(
                    reader,
                    seen.row().id(),
                    sides.stream()
                            .map(party -> Objects.requireNonNullElse(party.personId(), party.ownerId()))
                            .filter(person -> person != reader)
                            .toList());
        }
    }

    /** Read alone by somebody who handles it. */
    private static boolean isHandled(Dispute seen) {
        return CaseSight.handles(seen.hats()) && seen.seen().single();
    }

    /** Then the sides are named to them, if the text may be read with which that was checked. */
    private static boolean areNamed(Dispute seen) {
        return isHandled(seen) && CaseSight.readsRaised(seen.hats(), seen.getTextState());
    }

    private Read read(Collection<Dispute> disputes, List<Long> ids, Map<Long, List<CasePartyRow>> rows) {
        List<CaseSaidMapper.SideAnswer> answers = said.sideAnswers(ids);
        List<Long> written = answers.stream()
                .map(CaseSaidMapper.SideAnswer::textId)
                .filter(Objects::nonNull)
                .toList();
        Map<Long, CaseTextRow> found = written.isEmpty()
                ? Map.of()
                : texts.find(written).stream().collect(Collectors.toMap(CaseTextRow::id, Function.identity()));
        Set<Long> owners = Stream.concat(
                        rows.values().stream().flatMap(List::stream).map(CasePartyRow::ownerId),
                        found.values().stream().map(CaseTextRow::ownerId))
                .collect(Collectors.toSet());
        return new Read(
                answers.stream().collect(Collectors.groupingBy(CaseSaidMapper.SideAnswer::caseId)),
                found,
                gallery.of(disputes),
                keys.of(owners));
    }

    private static DisputeSide shown(Dispute seen, CasePartyRow party, Read read) {
        Set<CaseHat> hats = seen.hats();
        boolean author = CaseSight.isAuthor(hats);
        boolean handles = isHandled(seen);
        boolean plain = author || areNamed(seen);
        UnaryOperator<@Nullable String> asIs = it -> it;
        List<DisputeSideAnswer> answers = answers(seen, party, read);
        // Else anybody could ask by filing who lives behind a door, or has an account with a number.
        boolean known = handles || isMe(seen, party);
        return new DisputeSide(
                ref(party),
                opened(plain, party.nameSealed(), NamedSides.NAME, party, read, author ? asIs : OtherSides::maskedName),
                opened(
                        plain,
                        party.phoneSealed(),
                        NamedSides.PHONE,
                        party,
                        read,
                        author ? asIs : OtherSides::maskedPhone),
                opened(plain, party.doorSealed(), NamedSides.DOOR, party, read, asIs),
                known ? party.toldAt() != null : !answers.isEmpty(),
                known ? party.toldAt() : null,
                answers,
                isMe(seen, party),
                handles && CaseSight.mayReveal(hats) ? ref(party) : null);
    }

    private static @Nullable String opened(
            boolean may,
            byte @Nullable [] sealed,
            String purpose,
            CasePartyRow party,
            Read read,
            UnaryOperator<@Nullable String> shown) {
        if (!may || sealed == null) {
            return null;
        }
        String plain = read.ring().open(party.ownerId(), purpose, sealed).orElse(null);
        return plain == null ? null : shown.apply(plain);
    }

    private static @Nullable String maskedName(@Nullable String name) {
        return name == null ? null : Masks.name(name);
    }

    private static @Nullable String maskedPhone(@Nullable String phone) {
        return phone == null ? null : Masks.phone(phone);
    }

    private static List<DisputeSideAnswer> answers(Dispute seen, CasePartyRow party, Read read) {
        return read.answers().getOrDefault(seen.row().id(), List.of()).stream()
                .filter(it -> it.party() == party.ordinal())
                .map(it -> answer(seen, it, isMe(seen, party), read))
                .toList();
    }

    private static DisputeSideAnswer answer(Dispute seen, CaseSaidMapper.SideAnswer answer, boolean own, Read read) {
        Long id = answer.textId();
        CaseTextRow row = id == null ? null : read.texts().get(id);
        CaseTextState state = row == null ? CaseTextState.GONE : row.state();
        boolean reads = CaseSight.readsWords(seen.hats(), CaseAction.SIDE_ANSWER, CaseSide.OTHER_SIDE, own, state);
        return new DisputeSideAnswer(
                row != null && reads ? CaseTexts.open(row, read.ring()) : null,
                state,
                row != null && CaseSight.judges(seen.hats()) ? Ids.toOpaque(row.id()) : null,
                read.photos().getOrDefault(seen, List.of()).stream()
                        .filter(photo -> photo.seq() == answer.seq())
                        .toList(),
                answer.at());
    }

    /** By which clients name a party of a case. */
    private static String ref(CasePartyRow party) {
        return CasePersonRef.side(party.ordinal()).toString();
    }

    private static boolean isMe(Dispute seen, CasePartyRow party) {
        return Objects.equals(party.personId(), seen.seen().viewer());
    }
}
