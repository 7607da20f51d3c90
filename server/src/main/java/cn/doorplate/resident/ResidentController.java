package cn.doorplate.resident;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.PlaceInput;
import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Residents, for staff. */
@Controller
class ResidentController {

    private static final int SHORTEST_REASON = 2;
    private static final int LONGEST_REASON = 150;

    private final Viewers viewers;
    private final Residents residents;
    private final MembershipViews views;
    private final GuardianshipMapper guardianships;
    private final Outcomes outcomes;

    ResidentController(
            Viewers viewers,
            Residents residents,
            MembershipViews views,
            GuardianshipMapper guardianships,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.residents = residents;
        this.views = views;
        this.guardianships = guardianships;
        this.outcomes = outcomes;
    }

    record ResidentRevealInput(String resident, RevealReason reason, String text) {}

    record ResidentDetails(@Nullable String name, @Nullable String phone) {

        static ResidentDetails of(PersonFile file) {
            Phone phone = file.phone();
            return new ResidentDetails(file.name(), phone == null ? null : phone.number());
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "ResidentDetails[…]";
        }
    }

    record ResidentRevealPayload(@Nullable ResidentDetails details, List<UserError> userErrors) {}

    @QueryMapping
    Page<Resident> residents(
            @Argument PlaceInput within,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return residents.within(viewers.of(context), within.ref(), Paging.first(first), Paging.after(after));
    }

    @BatchMapping(typeName = "Resident")
    Map<Resident, List<HouseholdMembership>> households(List<Resident> residents, GraphQLContext context) {
        Map<Long, List<MembershipRow>> found = this.residents.householdsOf(
                viewers.of(context), residents.stream().map(Resident::personId).toList());
        return residents.stream()
                .collect(Collectors.toMap(
                        resident -> resident,
                        resident -> views.of(found.getOrDefault(resident.personId(), List.of()))));
    }

    @BatchMapping(typeName = "Resident")
    Map<Resident, Integer> dependants(List<Resident> residents) {
        Map<Long, Integer> counts =
                guardianships
                        .countActive(residents.stream().map(Resident::personId).toList())
                        .stream()
                        .collect(Collectors.toMap(
                                GuardianshipMapper.Count::guardianId, GuardianshipMapper.Count::number));
        return residents.stream()
                .collect(Collectors.toMap(
                        resident -> resident, resident -> counts.getOrDefault(resident.personId(), 0)));
    }

    @MutationMapping
    ResidentRevealPayload residentReveal(@Argument ResidentRevealInput input, GraphQLContext context) {
        return outcomes.of(
                () -> {
                    long id = Inputs.id("resident", input.resident());
                    String text = Inputs.text("text", input.text(), SHORTEST_REASON, LONGEST_REASON);
                    PersonFile file = residents.reveal(viewers.of(context), id, input.reason(), text);
                    return new ResidentRevealPayload(ResidentDetails.of(file), List.of());
                },
                errors -> new ResidentRevealPayload(null, errors));
    }
}
