package cn.doorplate.faq;

import cn.doorplate.casework.AnsweredQuestions;
import cn.doorplate.casework.Question;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.place.PlaceInput;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.Region;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** 大家问过: answers, for everyone. */
@Controller
class FaqController {

    private final Viewers viewers;
    private final FaqDesk desk;
    private final FaqSearch answers;
    private final FaqMapper rows;
    private final AnsweredQuestions questions;
    private final PlacePaths paths;
    private final Places places;
    private final Once once;
    private final Outcomes outcomes;

    FaqController(
            Viewers viewers,
            FaqDesk desk,
            FaqSearch answers,
            FaqMapper rows,
            AnsweredQuestions questions,
            PlacePaths paths,
            Places places,
            Once once,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.desk = desk;
        this.answers = answers;
        this.rows = rows;
        this.questions = questions;
        this.paths = paths;
        this.places = places;
        this.once = once;
        this.outcomes = outcomes;
    }

    record AnswerPublishInput(String idempotencyKey, String source, String region, String question, String answer) {

        FaqContent content() {
            return new FaqContent(question, answer);
        }

        AnswerPublishInput withoutKey() {
            return new AnswerPublishInput("", source, region, question, answer);
        }
    }

    record AnswerEditInput(String faqAnswer, int version, String question, String answer) {

        FaqContent content() {
            return new FaqContent(question, answer);
        }
    }

    record AnswerWithdrawInput(String faqAnswer, int version) {}

    record AnswerPayload(@Nullable FaqAnswer faqAnswer, List<UserError> userErrors) {}

    /** Nothing where there is no such place. */
    @QueryMapping
    Page<FaqAnswer> faqSearch(
            @Argument PlaceInput at, @Argument String query, @Argument int first, @Argument @Nullable String after) {
        return paths.of(at.ref())
                .map(PlacePath::region)
                .map(region -> answers.page(region, query, first, after))
                .map(page -> page.map(FaqAnswer::of))
                .orElseGet(() -> Page.of(List.of(), false, null));
    }

    @MutationMapping
    AnswerPayload answerPublish(@Argument AnswerPublishInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return payload(() -> published(viewer, input));
    }

    private @Nullable FaqAnswer published(Viewer viewer, AnswerPublishInput input) {
        RegionCode region =
                RegionCode.parse(input.region()).orElseThrow(() -> Declined.at("region", CommonErrorCode.NOT_FOUND));
        refuseRisky(viewer, input.content());
        String id = once.run(
                Actor.person(viewer.personId()),
                "answerPublish",
                input.idempotencyKey(),
                input.withoutKey(),
                () -> Ids.toOpaque(desk.publish(viewer, input.source(), region, input.content())));
        return answers.find(Ids.fromOpaque(id)).map(FaqAnswer::of).orElse(null);
    }

    @MutationMapping
    AnswerPayload answerEdit(@Argument AnswerEditInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return payload(() -> {
            refuseRisky(viewer, input.content());
            return FaqAnswer.of(desk.edit(viewer, id(input.faqAnswer()), input.version(), input.content()));
        });
    }

    @MutationMapping
    AnswerPayload answerWithdraw(@Argument AnswerWithdrawInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return payload(() -> FaqAnswer.of(desk.withdraw(viewer, id(input.faqAnswer()), input.version())));
    }

    private AnswerPayload payload(Supplier<@Nullable FaqAnswer> work) {
        return outcomes.of(() -> new AnswerPayload(work.get(), List.of()), errors -> new AnswerPayload(null, errors));
    }

    /** Asked before any transaction is open. */
    private void refuseRisky(Viewer viewer, FaqContent content) {
        if (questions.isRisky(viewer, content.checked().whole())) {
            throw Declined.at("answer", FaqErrorCode.RISKY);
        }
    }

    @BatchMapping(typeName = "Question")
    Map<Question, FaqAnswer> faq(List<Question> asked) {
        Map<Long, FaqAnswer> found = rows
                .ofCases(asked.stream().map(Question::caseId).toList())
                .stream()
                .collect(Collectors.toMap(FaqRow::caseId, FaqAnswer::of));
        Map<Question, FaqAnswer> byQuestion = new HashMap<>();
        asked.forEach(question -> {
            FaqAnswer answer = found.get(question.caseId());
            if (answer != null) {
                byQuestion.put(question, answer);
            }
        });
        return byQuestion;
    }

    @BatchMapping(typeName = "FaqAnswer")
    Map<FaqAnswer, Region> region(List<FaqAnswer> all) {
        Map<PlaceRef, Object> found =
                places.of(all.stream().map(FaqController::place).collect(Collectors.toSet()));
        Map<FaqAnswer, Region> regions = new HashMap<>();
        all.forEach(answer -> {
            if (found.get(place(answer)) instanceof Region region) {
                regions.put(answer, region);
            }
        });
        return regions;
    }

    private static PlaceRef place(FaqAnswer answer) {
        return new PlaceRef(PlaceKind.REGION, answer.regionCode().value());
    }

    private static long id(String opaque) {
        return Ids.fromOpaque(opaque, () -> Declined.at("faqAnswer", CommonErrorCode.NOT_FOUND));
    }
}
