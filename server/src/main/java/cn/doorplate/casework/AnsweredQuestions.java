package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseEnding;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Questions that were asked, for the module that publishes answers: without who asked. */
@Service
public class AnsweredQuestions {

    private final CaseTable table;
    private final CaseHats hats;
    private final CaseKnownWords known;
    private final CaseAnswering answering;

    AnsweredQuestions(CaseTable table, CaseHats hats, CaseKnownWords known, CaseAnswering answering) {
        this.table = table;
        this.hats = hats;
        this.known = known;
        this.answering = answering;
    }

    /**
     * A question.
     *
     * @param community where it was asked
     * @param accepted whether the asker accepted the answer, themselves or called back
     */
    public record Answered(long id, RegionCode community, boolean accepted) {}

    /**
     * Empty if there is none, or the viewer does not read the ledger there.
     *
     * @param question its opaque id
     */
    public Optional<Answered> find(Viewer viewer, String question) {
        return id(question)
                .flatMap(table::find)
                .filter(row -> row.kind() == CaseKind.QUESTION)
                .filter(row -> hats.of(viewer, row).contains(CaseHat.STAFF))
                .map(row -> new Answered(row.id(), row.region(), isAccepted(row)));
    }

    private static boolean isAccepted(CaseRow row) {
        CaseEnding ending = row.facts().get(Known.ENDING);
        return ending == CaseEnding.CONFIRMED || ending == CaseEnding.CALLED_BACK;
    }

    private static Optional<Long> id(String question) {
        try {
            return Optional.of(Ids.fromOpaque(question));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a mobile phone, an ID number, or a name or phone of somebody whom the question concerns stands in a text. */
    public boolean isPersonal(long question, String text) {
        return table.find(question)
                .map(row -> PersonalWords.standIn(text, known.of(row)))
                .orElseGet(() -> PersonalWords.standIn(text, Set.of()));
    }

    /** Whether WeChat holds a text of staff for against the rules; not if it cannot say. Asked outside any transaction. */
    public boolean isRisky(Viewer viewer, String text) {
        return answering.isRisky(viewer, text);
    }
}
