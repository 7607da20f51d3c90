package cn.doorplate.alarm;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Location;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Reserve;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** Alarms, for who raises them. */
@Controller
class AlarmController {

    private static final Logger log = LoggerFactory.getLogger(AlarmController.class);

    private final Viewers viewers;
    private final AlarmReception reception;
    private final AlarmOwn own;
    private final AlarmViews views;
    private final LiveAlarms live;
    private final Outcomes outcomes;

    AlarmController(
            Viewers viewers,
            AlarmReception reception,
            AlarmOwn own,
            AlarmViews views,
            LiveAlarms live,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.reception = reception;
        this.own = own;
        this.views = views;
        this.live = live;
        this.outcomes = outcomes;
    }

    record AlarmRaisePayload(
            @Nullable Alarm alarm, @Nullable String ticket, List<AlarmPhone> phones, List<UserError> userErrors) {}

    record AlarmPayload(@Nullable Alarm alarm, List<UserError> userErrors) {}

    record AlarmPlaceInput(
            @Nullable String plate,
            @Nullable Location location,
            @Nullable Double accuracy) {

        /** Says nothing of where it is. */
        @Override
        public String toString() {
            return "AlarmPlaceInput[]";
        }
    }

    record AlarmRaiseInput(
            String idempotencyKey,
            AlarmKind kind,
            AlarmPlaceInput place,
            @Nullable String words,
            @Nullable String phone) {

        /** Says nothing of who raised it, nor where. */
        @Override
        public String toString() {
            return "AlarmRaiseInput[" + kind + "]";
        }
    }

    record AlarmAddInput(
            String ticket, @Nullable String words, @Nullable String phone) {

        /** Says nothing of what is added. */
        @Override
        public String toString() {
            return "AlarmAddInput[]";
        }
    }

    record AlarmCallOffInput(
            @Nullable String ticket, @Nullable String idempotencyKey) {

        /** Says nothing of whose it is. */
        @Override
        public String toString() {
            return "AlarmCallOffInput[]";
        }
    }

    @QueryMapping
    @Nullable Alarm alarm(@Argument String ticket) {
        return own.find(ticket).map(views::own).orElse(null);
    }

    @SubscriptionMapping
    Flux<Alarm> alarmChanged(@Argument String ticket) {
        return own.find(ticket).map(row -> live.follow(row.id())).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
    }

    @MutationMapping
    AlarmRaisePayload alarmRaise(@Argument AlarmRaiseInput input, GraphQLContext context) {
        Caller caller = Objects.requireNonNullElse(Caller.of(context), new Caller("127.0.0.1"));
        return Reserve.ALARMS.call(() -> outcomes.of(
                () -> {
                    String ticket = reception.take(raised(input, caller, context));
                    return new AlarmRaisePayload(
                            reception.shown(ticket),
                            ticket,
                            reception.phonesAtHand(input.kind(), input.place().plate()),
                            List.of());
                },
                errors -> new AlarmRaisePayload(
                        null, null, reception.phones(input.kind(), input.place().plate(), caller), errors)));
    }

    private AlarmRaising.Raised raised(AlarmRaiseInput input, Caller caller, GraphQLContext context) {
        return new AlarmRaising.Raised(
                input.idempotencyKey(),
                input.kind(),
                input.place().plate(),
                input.place().location(),
                input.place().accuracy(),
                null,
                input.words(),
                input.phone(),
                person(context),
                AlarmManner.TAPPED,
                caller);
    }

    /** Who it is, where they are known: with a session that is good, agreed or not. To find out may fail, and must not keep anybody. */
    private @Nullable Long person(GraphQLContext context) {
        try {
            return viewers.ifAny(context).map(Viewer::personId).orElse(null);
        } catch (RuntimeException e) {
            log.warn("An alarm is kept of nobody: sessions cannot be asked", e);
            return null;
        }
    }

    @MutationMapping
    AlarmPayload alarmAdd(@Argument AlarmAddInput input) {
        return outcome(() -> {
            own.add(input.ticket(), input.words(), input.phone());
            return reception.shown(input.ticket());
        });
    }

    @MutationMapping
    AlarmPayload alarmCallOff(@Argument AlarmCallOffInput input) {
        return outcome(() -> reception
                .callOff(input.ticket(), input.idempotencyKey())
                .map(reception::shown)
                .orElse(null));
    }

    private AlarmPayload outcome(Supplier<@Nullable Alarm> work) {
        return Reserve.ALARMS.call(() ->
                outcomes.of(() -> new AlarmPayload(work.get(), List.of()), errors -> new AlarmPayload(null, errors)));
    }
}
