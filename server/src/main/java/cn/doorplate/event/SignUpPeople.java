package cn.doorplate.event;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.resident.Doorsteps;
import cn.doorplate.resident.Guardianships;
import cn.doorplate.resident.Homes;
import cn.doorplate.resident.Neighbours;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds whom somebody signs up, and what they are at the event's places. */
@Component
class SignUpPeople {

    private static final String FIELD = "forWhom";

    private final PersonFiles people;
    private final Guardianships guardianships;
    private final Neighbours neighbours;
    private final Doorsteps doorsteps;
    private final Homes homes;
    private final Viewers viewers;
    private final SignUpAudiences audiences;

    SignUpPeople(
            PersonFiles people,
            Guardianships guardianships,
            Neighbours neighbours,
            Doorsteps doorsteps,
            Homes homes,
            Viewers viewers,
            SignUpAudiences audiences) {
        this.people = people;
        this.guardianships = guardianships;
        this.neighbours = neighbours;
        this.doorsteps = doorsteps;
        this.homes = homes;
        this.viewers = viewers;
        this.audiences = audiences;
    }

    /** @throws Declined NOT_FAMILY, PER_HOUSEHOLD, NO_HOUSEHOLD, NAME_MISSING, BIRTH_DATE */
    SignUpFor find(Viewer viewer, Event event, SignUpInput input) {
        SignUpInput.ForWhom whom = input.forWhom();
        long person = whom == null ? viewer.personId() : other(viewer, whom);
        if (whom != null && event.perHousehold()) {
            throw Declined.at(FIELD, SignUpErrorCode.PER_HOUSEHOLD);
        }
        PersonFile file = files(List.of(person)).get(person);
        return found(person, event, input, file, audiencesOf(viewer, person, whom, event));
    }

    Map<Long, PersonFile> files(Collection<Long> persons) {
        return people.of(persons);
    }

    /**
     * Who signs up themselves.
     *
     * @param file theirs; null if there is none
     * @throws Declined as {@link #find}
     */
    SignUpFor themselves(Viewer viewer, Event event, SignUpInput input, @Nullable PersonFile file) {
        return found(viewer.personId(), event, input, file, audiences.of(viewer::grants, event.content()));
    }

    private SignUpFor found(
            long person, Event event, SignUpInput input, @Nullable PersonFile file, Set<EventAudience> audiences) {
        if (file == null || file.name() == null) {
            throw Declined.because(SignUpErrorCode.NAME_MISSING);
        }
        return new SignUpFor(
                person,
                event.perHousehold() ? household(person, event) : person,
                audiences,
                SignUpAges.on(event.times().day(), file, input.birthDate()));
    }

    private long other(Viewer viewer, SignUpInput.ForWhom whom) {
        Optional<Long> found = whom.dependant() == null
                ? familyMember(viewer.personId(), whom.familyMember())
                : dependant(viewer.personId(), whom.dependant());
        return found.orElseThrow(() -> Declined.at(FIELD, SignUpErrorCode.NOT_FAMILY));
    }

    private Optional<Long> dependant(long guardian, String relation) {
        return guardianships.dependant(
                guardian, Ids.fromOpaque(relation, () -> Declined.at(FIELD, SignUpErrorCode.NOT_FAMILY)));
    }

    /** Nobody is named to anyone: they have to be known by their full name. */
    private Optional<Long> familyMember(long person, @Nullable String name) {
        String wanted = plain(name);
        List<Neighbours.Neighbour> named = neighbours.livingWith(person).stream()
                .filter(other -> !wanted.isEmpty() && plain(other.name()).equals(wanted))
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0).personId()) : Optional.empty();
    }

    private static String plain(@Nullable String name) {
        return name == null ? "" : name.replaceAll("\\s+", "");
    }

    private long household(long person, Event event) {
        Doorsteps.Home home = doorsteps
                .where(
                        List.of(person),
                        path -> event.content().places().stream().anyMatch(path::contains))
                .get(person);
        if (home == null) {
            throw Declined.because(SignUpErrorCode.NO_HOUSEHOLD);
        }
        return home.householdId();
    }

    private Set<EventAudience> audiencesOf(
            Viewer viewer, long person, SignUpInput.@Nullable ForWhom whom, Event event) {
        if (whom == null) {
            return audiences.of(viewer::grants, event.content());
        }
        return whom.dependant() == null
                ? audiences.of(viewers.now(person)::grants, event.content())
                : ofDependant(viewer, person, event.content());
    }

    /** Whom one acts for belongs where one lives oneself, or where they do. */
    private Set<EventAudience> ofDependant(Viewer viewer, long dependant, EventContent content) {
        Set<EventAudience> found = EnumSet.of(EventAudience.EVERYONE);
        boolean resident = audiences.of(viewer::grants, content).contains(EventAudience.RESIDENTS)
                || homes.of(dependant).stream().anyMatch(home -> lives(home, content.places()));
        if (resident) {
            found.add(EventAudience.RESIDENTS);
        }
        return found;
    }

    private static boolean lives(Homes.Home home, List<PlaceRef> places) {
        return places.stream().anyMatch(home.path()::contains);
    }
}
