package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.DependantErased;
import cn.doorplate.place.Places;
import cn.doorplate.privacy.Export;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.privacy.PersonalData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people said in cases. When they leave, their open cases end, but for those that are urgent and go on without them; what they
 * wrote is unreadable with their key, and what is left of the history points at nobody.
 */
@Component
class CaseData implements PersonalData {

    private static final String SAID =
            " t.id where t.owner_id = ? and t.sealed is not null and e.party > 0 and t.what not in"
                    + " ('FILE', 'MEND')";

    private static final int AT_ONCE = 200;

    private final CaseTable table;
    private final CaseWriting writing;
    private final CaseTextMapper texts;
    private final CaseCategories categories;
    private final PersonKeys keys;
    private final Places places;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private final CaseDesks desks;
    private final OrderShownMapper shown;
    private final CaseForgetting forgetting;
    private final JdbcTemplate jdbc;

    CaseData(
            CaseTable table,
            CaseWriting writing,
            CaseTextMapper texts,
            CaseCategories categories,
            PersonKeys keys,
            Places places,
            TransactionTemplate transaction,
            PlatformTransactionManager transactions,
            CaseDesks desks,
            OrderShownMapper shown,
            CaseForgetting forgetting,
            JdbcTemplate jdbc) {
        this.table = table;
        this.writing = writing;
        this.texts = texts;
        this.categories = categories;
        this.keys = keys;
        this.places = places;
        this.transaction = transaction;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.desks = desks;
        this.shown = shown;
        this.forgetting = forgetting;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "事项";
    }

    @Override
    public void export(long personId, Export into) {
        List<Map<String, @Nullable Object>> raised = new ArrayList<>();
        ofRaiser(personId, rows -> {
            CaseWordsRead words = CaseWordsRead.of(rows, texts, keys);
            CasePlacesRead where = CasePlacesRead.of(rows, places);
            Map<Long, OrderShownMapper.Standing> showings = showings(rows);
            rows.forEach(row -> raised.add(line(row, words, where, showings.get(row.id()))));
        });
        if (!raised.isEmpty()) {
            into.put("我提出的事项", raised);
        }
        List<String> said = said(personId);
        if (!said.isEmpty()) {
            into.put("我在事项里写的话", said);
        }
    }

    private Map<Long, OrderShownMapper.Standing> showings(List<CaseRow> rows) {
        return rows.isEmpty()
                ? Map.of()
                : shown.standing(rows.stream().map(CaseRow::id).toList()).stream()
                        .collect(Collectors.toMap(OrderShownMapper.Standing::orderId, Function.identity()));
    }

    private Map<String, @Nullable Object> line(
            CaseRow row, CaseWordsRead words, CasePlacesRead where, OrderShownMapper.@Nullable Standing showing) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("编号", row.caseNumber().spaced());
        line.put(
                "类别",
                categories.the(row.region(), row.facts().the(Known.CATEGORY)).name());
        line.put("地点", where.nameOf(row, words.place(row.id())));
        line.put("内容", words.raised(row.id()));
        line.put("匿名", row.anonymous());
        line.put("登记时间", row.filedAt());
        line.put("办结时间", row.facts().get(Known.CLOSED_AT));
        line.put("评分", row.facts().get(Known.SCORE));
        if (showing != null) {
            line.put("晒单说明", showing.text());
            line.put("不愿公开晒单", showing.state() == OrderShowingState.UNWANTED);
        }
        return line;
    }

    /** Comments, answers and reasons, in the order in which they were written; those it was raised with stand there already. */
    private List<String> said(long personId) {
        Keyring ring = keys.of(personId);
        return jdbc
                .query(
                        "select t.sealed, t.id from case_text t join case_event e on e.case_id = t.case_id and e.text_id ="
                                + SAID + " union all select t.sealed, t.id from case_text t join case_event_archive e"
                                + " on e.case_id = t.case_id and e.text_id =" + SAID + " order by id",
                        (row, number) -> Optional.ofNullable(CaseTexts.open(personId, row.getBytes("sealed"), ring)),
                        personId,
                        personId)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private void ofRaiser(long personId, Consumer<List<CaseRow>> each) {
        long after = 0;
        List<CaseRow> part;
        do {
            part = table.list(" where raised_by = ? and id > ? order by id limit ?", personId, after, AT_ONCE);
            each.accept(part);
            after = part.isEmpty() ? after : part.get(part.size() - 1).id();
        } while (part.size() == AT_ONCE);
    }

    /** Each case by itself: what somebody does to one of them meanwhile keeps none of the others from ending. */
    @Override
    public void erase(long personId) {
        ofRaiser(personId, rows -> rows.forEach(row -> apart.executeWithoutResult(status -> leave(row.id()))));
        transaction.executeWithoutResult(status -> forgetting.forget(personId));
    }

    /** Who has no account goes with the guardian's word, or with the last of their cases. */
    @EventListener
    void on(DependantErased erased) {
        erase(erased.personId());
    }

    /** Read under the lock, for somebody may be acting. */
    private void leave(long id) {
        table.lock(id);
        table.find(id).filter(row -> !row.facts().state().isOver()).ifPresent(row -> {
            boolean goesOn = row.facts().has(Known.URGENT);
            writing.act(row, new CaseAct.Leave(goesOn), CaseActor.NOBODY, goesOn ? keptPlace(row) : null);
        });
    }

    /** Where the danger is stays known to those who go there: under the key of one of them. */
    private @Nullable CaseWords keptPlace(CaseRow row) {
        Long handler = row.facts().get(Known.HANDLER);
        Optional<Long> keeper =
                handler == null ? desks.holders(row.facts().desk()).stream().findFirst() : Optional.of(handler);
        CaseWordsRead words = CaseWordsRead.of(List.of(row), texts, keys);
        String place = words.place(row.id());
        CaseTextState state = words.placeState(row.id());
        if (place == null || state == null || keeper.isEmpty()) {
            return null;
        }
        long owner = keeper.get();
        CaseTextRow kept =
                CaseTexts.sealed(row.id(), owner, CaseTexts.PLACE, place, state, writing.now(), keys.of(owner));
        texts.insert(List.of(kept));
        return CaseTexts.words(kept);
    }
}
