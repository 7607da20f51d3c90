package cn.doorplate.casework;

import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Credential;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import graphql.GraphQLContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** How a case came to where it is, and how it goes on. */
@Controller
class CaseHistoryController {

    private final Viewers viewers;
    private final CaseViews views;
    private final CaseEvents story;
    private final CaseLines lines;
    private final LiveCases live;

    CaseHistoryController(Viewers viewers, CaseViews views, CaseEvents story, CaseLines lines, LiveCases live) {
        this.viewers = viewers;
        this.views = views;
        this.story = story;
        this.lines = lines;
        this.live = live;
    }

    @SchemaMapping(typeName = "Case")
    String standing(Case it) {
        return lines.standing(it);
    }

    @SchemaMapping(typeName = "Case")
    Page<CaseEventView> history(
            Case it, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return story.of(it.row(), viewers.of(context), it.hats(), Paging.first(first), CaseCursor.parse(after));
    }

    @SubscriptionMapping
    Flux<CaseChanged> caseChanged(
            @Argument("case") String id, @Argument @Nullable String after, GraphQLContext context) {
        long caseId = Ids.fromOpaque(id, () -> new Denied(Denied.Why.NOT_FOUND));
        Integer had = after == null ? null : Integer.valueOf(CaseCursor.parse(after));
        if (views.find(viewers.of(context), caseId).isEmpty()) {
            throw new Denied(Denied.Why.NOT_FOUND);
        }
        return live.follow(caseId, Objects.requireNonNull(Credential.of(context)), had);
    }
}
