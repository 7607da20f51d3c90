package cn.doorplate.event;

import cn.doorplate.capacity.CapacityGate;
import cn.doorplate.capacity.CapacityTurns;
import cn.doorplate.capacity.CapacityTurns.Answers;
import cn.doorplate.event.SignUpEntry.Asked;
import cn.doorplate.event.SignUpEntry.Crowd;
import cn.doorplate.event.SignUpEntry.Made;
import cn.doorplate.identity.Viewer;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/**
 * People sign up, a crowd of them for one event at one moment: each once however often they ask, on each server in the order in which
 * they come. Those who come while others are entered are entered together by the next transaction, and who cannot be, alone.
 */
@Service
class SigningUp {

    private static final Logger log = LoggerFactory.getLogger(SigningUp.class);
    private static final String OPERATION = "eventSignUp";

    private final SignUpEntry entry;
    private final SignUpViews views;
    private final CapacityGate gate;
    private final Once once;
    private final CapacityTurns<At, Entered> turns;

    SigningUp(
            SignUpEntry entry,
            SignUpViews views,
            CapacityGate gate,
            Once once,
            MessageSource messages,
            MeterRegistry meters) {
        this.entry = entry;
        this.views = views;
        this.gate = gate;
        this.once = once;
        this.turns = new CapacityTurns<>(messages, this::enter);
        Gauge.builder("doorplate.event.signing-up", turns, it -> sum(it.people()))
                .description("how many are being entered for an event, or wait for it")
                .register(meters);
    }

    private record At(long event, Asked asked) {}

    /**
     * A sign-up, by its id.
     *
     * @param made null if it was made when the same was asked before
     */
    private record Entered(long id, @Nullable Made made) {}

    /**
     * A place, or one on the waitlist. Where there is neither, that is said without a question to the database.
     *
     * @return as who signs up sees it; empty if it was theirs and is no more
     * @throws Declined with any of {@link SignUpErrorCode}
     * @throws Denied CONSENT_REQUIRED if the policy was not agreed to
     */
    Optional<EventSignUp> signUp(Viewer viewer, SignUpInput input) {
        long event = Events.id(input.event());
        requireOpen(event, viewer);
        viewer.requireConsent();
        Entered entered = turns.take(event, new At(event, new Asked(viewer, input)));
        return entered.made() == null
                ? views.find(viewer, entered.id())
                : Optional.of(views.made(viewer, entered.made()));
    }

    private static int sum(Map<Long, Integer> people) {
        return people.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many are being entered or wait for it, by event. */
    Map<Long, Integer> people() {
        return turns.people();
    }

    /** All of one event, in their order. */
    private void enter(List<At> all, Answers<Entered> answers) {
        long event = all.get(0).event();
        List<Asked> asked = all.stream().map(At::asked).toList();
        int done = 0;
        while (done < asked.size() && !answers.late()) {
            done += enterFirst(event, asked.subList(done, asked.size()), answers.from(done));
        }
    }

    /**
     * Those who can be entered together, then alone who is before the one whose turn comes after that, and that one.
     *
     * @return how many it were
     */
    private int enterFirst(long event, List<Asked> asked, Answers<Entered> answers) {
        Optional<Crowd> crowd = asked.size() > 1 ? crowd(event, asked) : Optional.empty();
        Set<Integer> done = crowd.filter(it -> it.which().size() > 1 && together(it, asked, answers))
                .map(it -> Set.copyOf(it.which()))
                .orElse(Set.of());
        int size = Math.min(crowd.map(it -> it.size() + 1).orElse(asked.size()), asked.size());
        for (int i = 0; i < size && !answers.late(); i++) {
            if (!done.contains(i)) {
                answers.give(i, alone(event, asked.get(i)));
            }
        }
        return size;
    }

    private Optional<Crowd> crowd(long event, List<Asked> asked) {
        try {
            return Optional.of(entry.crowd(event, asked));
        } catch (Declined e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            log.warn("{} cannot be entered together", asked.size(), e);
            return Optional.empty();
        }
    }

    /** False if they have to be entered alone: whatever goes wrong here goes wrong there again, and only for whose fault it is. */
    private boolean together(Crowd crowd, List<Asked> asked, Answers<Entered> answers) {
        try {
            List<Made> made = made(crowd, asked);
            for (int i = 0; i < made.size(); i++) {
                Entered entered = new Entered(made.get(i).row().id(), made.get(i));
                answers.give(crowd.which().get(i), () -> entered);
            }
            return !made.isEmpty();
        } catch (RuntimeException e) {
            log.warn("{} could not be entered together", crowd.which().size(), e);
            return false;
        }
    }

    /** Empty if they have to be entered alone after all. */
    private List<Made> made(Crowd crowd, List<Asked> asked) {
        List<Made> made = new ArrayList<>();
        List<Once.Asked> all =
                crowd.which().stream().map(asked::get).map(SigningUp::once).toList();
        return once.runTogether(OPERATION, all, () -> {
                            made.addAll(entry.together(crowd));
                            return made.stream().map(SigningUp::opaque).toList();
                        })
                        .isPresent()
                ? made
                : List.of();
    }

    private Supplier<Entered> alone(long event, Asked asked) {
        AtomicReference<@Nullable Made> made = new AtomicReference<>();
        try {
            requireOpen(event, asked.viewer());
            Once.Asked it = once(asked);
            String id = once.run(it.actor(), OPERATION, it.idempotencyKey(), it.input(), () -> {
                Made entered = entry.one(event, asked);
                made.set(entered);
                return opaque(entered);
            });
            Entered entered = new Entered(Ids.fromOpaque(id), made.get());
            return () -> entered;
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }

    /** As far as can be told without the database. */
    private void requireOpen(long event, Viewer viewer) {
        gate.refusal(event, viewer.personId()).ifPresent(why -> {
            throw SignUpEntry.refused(why);
        });
    }

    private static Once.Asked once(Asked asked) {
        return new Once.Asked(
                Actor.person(asked.person()),
                asked.input().idempotencyKey(),
                asked.input().withoutKey());
    }

    private static String opaque(Made made) {
        return Ids.toOpaque(made.row().id());
    }
}
