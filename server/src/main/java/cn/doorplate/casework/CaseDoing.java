package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseRefusal;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what somebody asks to a case in one transaction, and shows them what it is then, or why it was declined. */
@Component
class CaseDoing {

    private static final Set<String> REFUSALS =
            Arrays.stream(CaseRefusal.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final Viewers viewers;
    private final CaseViews views;
    private final TransactionTemplate transaction;
    private final Outcomes outcomes;

    CaseDoing(Viewers viewers, CaseViews views, TransactionTemplate transaction, Outcomes outcomes) {
        this.viewers = viewers;
        this.views = views;
        this.transaction = transaction;
        this.outcomes = outcomes;
    }

    /** Makes a payload of the case, or of why it was declined. */
    interface Payload<P> {

        P of(@Nullable Case node, List<UserError> userErrors);
    }

    /**
     * The payload of an action.
     *
     * @param said what the state of a case does not permit and the mutation has a code for; all else is CONFLICT
     * @param work what they do, in the transaction; gives the case as it is then
     */
    CasePayload of(GraphQLContext context, Set<CaseErrorCode> said, Function<Viewer, CaseRow> work) {
        return of(context, said, CasePayload::new, work);
    }

    /** The same where the node is called otherwise. */
    <P> P of(GraphQLContext context, Set<CaseErrorCode> said, Payload<P> payload, Function<Viewer, CaseRow> work) {
        return of(context, said, payload, viewer -> {}, work);
    }

    /** @param first what is asked of others before, outside the transaction; declines by throwing */
    <P> P of(
            GraphQLContext context,
            Set<CaseErrorCode> said,
            Payload<P> payload,
            Consumer<Viewer> first,
            Function<Viewer, CaseRow> work) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    first.accept(viewer);
                    return payload.of(done(viewer, said, work), List.of());
                },
                errors -> payload.of(null, errors));
    }

    /** Null where it is no longer for them, as an order that a unit gave back. */
    private @Nullable Case done(Viewer viewer, Set<CaseErrorCode> said, Function<Viewer, CaseRow> work) {
        try {
            CaseRow row = Objects.requireNonNull(transaction.execute(status -> work.apply(viewer)));
            return views.of(viewer, row).orElse(null);
        } catch (Declined e) {
            throw inWordsOf(said, e);
        }
    }

    private static Declined inWordsOf(Set<CaseErrorCode> said, Declined declined) {
        return new Declined(declined.reasons().stream()
                .map(reason -> isSaid(said, reason.code())
                        ? reason
                        : new Declined.Reason(CommonErrorCode.CONFLICT, null, List.of()))
                .toList());
    }

    private static boolean isSaid(Set<CaseErrorCode> said, Enum<?> code) {
        return !(code instanceof CaseErrorCode own) || !REFUSALS.contains(own.name()) || said.contains(own);
    }
}
