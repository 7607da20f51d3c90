package cn.doorplate.hall;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** 服务目录: what regions say of services, for who keeps it. */
@Controller
class ServiceEntryController {

    private final Viewers viewers;
    private final ServiceEntries entries;
    private final ServiceDesk desk;
    private final Outcomes outcomes;

    ServiceEntryController(Viewers viewers, ServiceEntries entries, ServiceDesk desk, Outcomes outcomes) {
        this.viewers = viewers;
        this.entries = entries;
        this.desk = desk;
        this.outcomes = outcomes;
    }

    record DraftInput(String region, String key, int version, ServiceContentInput content) {}

    record EntryInput(String entry, int version) {

        long id() {
            return ServiceEntryController.id(entry);
        }
    }

    record WithdrawInput(String entry, int version, boolean andBelow) {}

    record EntryPayload(@Nullable ServiceEntry entry, List<UserError> userErrors) {}

    @QueryMapping
    Page<ServiceEntry> serviceEntries(
            @Argument String within,
            @Argument @Nullable ServiceEntryState state,
            @Argument @Nullable Integer unconfirmedDays,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return entries.page(viewers.of(context), within, state, unconfirmedDays, first, after);
    }

    @QueryMapping
    @Nullable ServiceEntry serviceEntry(@Argument String id, GraphQLContext context) {
        try {
            return entries.find(viewers.of(context), Ids.fromOpaque(id)).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @MutationMapping
    EntryPayload publicServiceDraft(@Argument DraftInput input, GraphQLContext context) {
        return payload(
                context, viewer -> desk.draft(viewer, input.region(), input.key(), input.version(), input.content()));
    }

    @MutationMapping
    EntryPayload publicServicePublish(@Argument EntryInput input, GraphQLContext context) {
        return payload(context, viewer -> {
            desk.publish(viewer, input.id(), input.version());
            return input.id();
        });
    }

    @MutationMapping
    EntryPayload publicServiceWithdraw(@Argument WithdrawInput input, GraphQLContext context) {
        return payload(context, viewer -> {
            desk.withdraw(viewer, id(input.entry()), input.version(), input.andBelow());
            return id(input.entry());
        });
    }

    @MutationMapping
    EntryPayload publicServiceConfirm(@Argument EntryInput input, GraphQLContext context) {
        return payload(context, viewer -> {
            desk.confirm(viewer, input.id(), input.version());
            return input.id();
        });
    }

    private static long id(String entry) {
        return Ids.fromOpaque(entry, () -> Declined.at("entry", CommonErrorCode.NOT_FOUND));
    }

    private EntryPayload payload(GraphQLContext context, ToLongFunction<Viewer> work) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new EntryPayload(
                        entries.find(viewer, work.applyAsLong(viewer)).orElse(null), List.of()),
                errors -> new EntryPayload(null, errors));
    }
}
