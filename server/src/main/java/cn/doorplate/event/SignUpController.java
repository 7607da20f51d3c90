package cn.doorplate.event;

import cn.doorplate.identity.Me;
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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Sign-ups as those see them whose they are, and what they do with them. */
@Controller
class SignUpController {

    private final Viewers viewers;
    private final SigningUp signingUp;
    private final SignUps signUps;
    private final SignUpViews views;
    private final SignUpAnswers answers;
    private final Outcomes outcomes;

    SignUpController(
            Viewers viewers,
            SigningUp signingUp,
            SignUps signUps,
            SignUpViews views,
            SignUpAnswers answers,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.signingUp = signingUp;
        this.signUps = signUps;
        this.views = views;
        this.answers = answers;
        this.outcomes = outcomes;
    }

    /** Of each of these. */
    record SignUpPayload(@Nullable EventSignUp signUp, List<UserError> userErrors) {}

    record EventOfferAcceptInput(String signUp) {}

    record EventSignUpCancelInput(String signUp) {}

    record EventScoreInput(String signUp, int score) {}

    @SchemaMapping
    Page<EventSignUp> signUps(Me me, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return views.page(viewers.of(context), first, after);
    }

    @BatchMapping(typeName = "EventSignUp", field = "answers")
    Map<EventSignUp, List<EventAnswer>> answersOf(List<EventSignUp> own) {
        Map<Long, Event> events = own.stream()
                .map(EventSignUp::event)
                .collect(Collectors.toMap(Event::number, Function.identity(), (one, other) -> one));
        Map<Long, List<EventAnswer>> found =
                answers.open(own.stream().map(EventSignUp::row).toList(), events);
        return own.stream()
                .distinct()
                .collect(Collectors.toMap(
                        it -> it, it -> found.getOrDefault(it.row().id(), List.of())));
    }

    @MutationMapping
    SignUpPayload eventSignUp(@Argument SignUpInput input, GraphQLContext context) {
        return outcome(context, viewer -> signingUp.signUp(viewer, input));
    }

    @MutationMapping
    SignUpPayload eventOfferAccept(@Argument EventOfferAcceptInput input, GraphQLContext context) {
        return changed(input.signUp(), context, signUps::accept);
    }

    @MutationMapping
    SignUpPayload eventSignUpCancel(@Argument EventSignUpCancelInput input, GraphQLContext context) {
        return changed(input.signUp(), context, signUps::cancel);
    }

    @MutationMapping
    SignUpPayload eventScore(@Argument EventScoreInput input, GraphQLContext context) {
        return changed(input.signUp(), context, (viewer, id) -> signUps.score(viewer, id, input.score()));
    }

    private SignUpPayload changed(String opaque, GraphQLContext context, ObjLongConsumer<Viewer> change) {
        return outcome(context, viewer -> {
            long id = Ids.fromOpaque(opaque, () -> Declined.at("signUp", CommonErrorCode.NOT_FOUND));
            change.accept(viewer, id);
            return views.find(viewer, id);
        });
    }

    private SignUpPayload outcome(GraphQLContext context, Function<Viewer, Optional<EventSignUp>> work) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new SignUpPayload(work.apply(viewer).orElse(null), List.of()),
                errors -> new SignUpPayload(null, errors));
    }
}
