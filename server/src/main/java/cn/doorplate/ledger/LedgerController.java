package cn.doorplate.ledger;

import cn.doorplate.casework.LedgerFilter;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.RegionCode;
import cn.doorplate.resident.RevealReason;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class LedgerController {

    private final Viewers viewers;
    private final Figures figures;
    private final LedgerExports exports;
    private final Outcomes outcomes;

    LedgerController(Viewers viewers, Figures figures, LedgerExports exports, Outcomes outcomes) {
        this.viewers = viewers;
        this.figures = figures;
        this.exports = exports;
        this.outcomes = outcomes;
    }

    record LedgerExportInput(
            String idempotencyKey,
            String within,
            LedgerFilter filter,
            boolean names,
            @Nullable RevealReason reason,
            @Nullable String reasonText) {

        LedgerAsk ask() {
            return new LedgerAsk(within, filter, names, reason, reasonText);
        }
    }

    record LedgerExportPayload(@Nullable LedgerExport ledgerExport, List<UserError> userErrors) {}

    @QueryMapping
    List<CaseFigures> caseFigures(
            @Argument String within,
            @Argument Instant from,
            @Argument Instant until,
            @Argument @Nullable List<CaseKind> kinds,
            @Argument FigureBy by,
            GraphQLContext context) {
        return figures.of(viewers.of(context), RegionCode.asked(within), FigureDays.between(from, until), kinds, by);
    }

    @QueryMapping
    Page<LedgerExport> ledgerExports(@Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return exports.page(viewers.of(context), first, after);
    }

    @MutationMapping
    LedgerExportPayload ledgerExport(@Argument LedgerExportInput input, GraphQLContext context) {
        return outcomes.of(
                () -> new LedgerExportPayload(
                        exports.start(viewers.of(context), input.idempotencyKey(), input.ask()), List.of()),
                errors -> new LedgerExportPayload(null, errors));
    }
}
