package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.identity.Me;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Cases in lists: what waits, what a region has, and what is one's own. */
@Controller
class CaseListController {

    private final Viewers viewers;
    private final CaseQueue queue;
    private final CaseLedger ledger;
    private final OwnCases own;

    CaseListController(Viewers viewers, CaseQueue queue, CaseLedger ledger, OwnCases own) {
        this.viewers = viewers;
        this.queue = queue;
        this.ledger = ledger;
        this.own = own;
    }

    @QueryMapping
    Page<Case> caseQueue(
            @Argument @Nullable CaseDeskInput desk,
            @Argument boolean mineOnly,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        CaseListCursor behind = CaseListCursor.parse(after);
        if (mineOnly) {
            return queue.mine(viewer, Paging.first(first), behind);
        }
        return desk == null
                ? queue.at(viewer, null, Paging.first(first), behind)
                : queue.at(
                        viewer,
                        desk.desk().orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND)),
                        Paging.first(first),
                        behind);
    }

    @QueryMapping
    List<CaseQueue.DeskCount> caseDesks(GraphQLContext context) {
        return queue.counts(viewers.of(context));
    }

    @QueryMapping
    Page<Case> caseLedger(
            @Argument String within,
            @Argument LedgerFilter filter,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return ledger.of(
                viewers.of(context),
                RegionCode.asked(within),
                filter,
                Paging.first(first),
                CaseListCursor.parse(after));
    }

    @SchemaMapping
    Page<Case> cases(
            Me me,
            @Argument @Nullable Boolean open,
            @Argument @Nullable CaseKind kind,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return own.of(viewers.of(context), open, kind, Paging.first(first), Paging.before(after));
    }

    @SchemaMapping
    Page<Case> casesFiled(Me me, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return own.filed(viewers.of(context), Paging.first(first), Paging.before(after));
    }

    @SchemaMapping
    int openCases(Me me, GraphQLContext context) {
        return own.open(viewers.of(context));
    }

    @SchemaMapping
    Page<Case> disputesAgainst(Me me, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return own.against(viewers.of(context), Paging.first(first), Paging.before(after));
    }
}
