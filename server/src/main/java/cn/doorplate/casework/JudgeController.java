package cn.doorplate.casework;

import graphql.GraphQLContext;
import java.beans.ConstructorProperties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** 人工审核: what a person says of a text or photo that WeChat did not decide on. */
@Controller
class JudgeController {

    private final CaseVerdicts verdicts;
    private final CaseDoing doing;

    JudgeController(CaseVerdicts verdicts, CaseDoing doing) {
        this.verdicts = verdicts;
        this.doing = doing;
    }

    record CaseTextJudgeInput(
            String subject,
            int version,
            String target,
            boolean fit,
            @Nullable String reason) {
        @ConstructorProperties({"case", "version", "target", "fit", "reason"})
        CaseTextJudgeInput {}
    }

    @MutationMapping
    CasePayload caseTextJudge(@Argument CaseTextJudgeInput input, GraphQLContext context) {
        return doing.of(
                context,
                Set.of(CaseErrorCode.OWN_WORK),
                viewer -> verdicts.judge(
                        viewer, input.subject(), input.version(), input.target(), input.fit(), input.reason()));
    }
}
