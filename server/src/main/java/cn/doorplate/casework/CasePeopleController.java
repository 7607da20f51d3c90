package cn.doorplate.casework;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.resident.RevealReason;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.beans.ConstructorProperties;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The people of a case: masked, in full on a stated reason, and who the other side of a dispute is. */
@Controller
class CasePeopleController {

    private final Viewers viewers;
    private final CasePeople people;
    private final CaseReveal reveal;
    private final DisputeSides sides;
    private final CaseDoing doing;
    private final Outcomes outcomes;

    CasePeopleController(
            Viewers viewers,
            CasePeople people,
            CaseReveal reveal,
            DisputeSides sides,
            CaseDoing doing,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.people = people;
        this.reveal = reveal;
        this.sides = sides;
        this.doing = doing;
        this.outcomes = outcomes;
    }

    record CaseNameRevealInput(String subject, String person, RevealReason reason, String text) {
        @ConstructorProperties({"case", "person", "reason", "text"})
        CaseNameRevealInput {}
    }

    record CaseNameRevealPayload(@Nullable CasePersonDetails details, List<UserError> userErrors) {}

    record DisputeSideLinkInput(String dispute, int version, String side, String resident) {}

    record DisputeSideLinkPayload(@Nullable Case dispute, List<UserError> userErrors) {}

    @BatchMapping(typeName = "Case")
    Map<Case, CasePerson> raisedBy(List<Case> cases) {
        return people.of(cases, CasePersonRef.Who.RAISED_BY);
    }

    @BatchMapping(typeName = "Case")
    Map<Case, CasePerson> raisedFor(List<Case> cases) {
        return people.of(cases, CasePersonRef.Who.RAISED_FOR);
    }

    @BatchMapping(typeName = "Case")
    Map<Case, CasePerson> filedBy(List<Case> cases) {
        return people.of(cases, CasePersonRef.Who.FILED_BY);
    }

    @MutationMapping
    CaseNameRevealPayload caseNameReveal(@Argument CaseNameRevealInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new CaseNameRevealPayload(
                        reveal.reveal(viewer, input.subject(), input.person(), input.reason(), input.text()),
                        List.of()),
                errors -> new CaseNameRevealPayload(null, errors));
    }

    @MutationMapping
    DisputeSideLinkPayload disputeSideLink(@Argument DisputeSideLinkInput input, GraphQLContext context) {
        return doing.of(
                context,
                Set.of(),
                DisputeSideLinkPayload::new,
                viewer -> sides.link(viewer, input.dispute(), input.version(), input.side(), input.resident()));
    }
}
