package cn.doorplate.identity;

import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.privacy.PersonalDataExports;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Secrets;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** 个人信息副本: asked for here, made by {@link PersonalDataExports}, fetched from {@link OwnExportFile}. */
@Controller
class OwnExportController {

    private final Viewers viewers;
    private final PersonalDataExports exports;
    private final Secrets secrets;
    private final Once once;
    private final Outcomes outcomes;

    OwnExportController(Viewers viewers, PersonalDataExports exports, Secrets secrets, Once once, Outcomes outcomes) {
        this.viewers = viewers;
        this.exports = exports;
        this.secrets = secrets;
        this.once = once;
        this.outcomes = outcomes;
    }

    record PersonalDataExportInput(String idempotencyKey) {}

    record PersonalDataExportPayload(@Nullable OwnExport export, List<UserError> userErrors) {}

    @SchemaMapping(typeName = "Me")
    List<OwnExport> exports(Me me, GraphQLContext context) {
        return exports.of(viewers.of(context).personId()).stream()
                .map(export -> OwnExport.of(export, secrets.publicUrl()))
                .toList();
    }

    @MutationMapping
    PersonalDataExportPayload personalDataExport(@Argument PersonalDataExportInput input, GraphQLContext context) {
        long personId = viewers.of(context).personId();
        return outcomes.of(
                () -> new PersonalDataExportPayload(asked(personId, input.idempotencyKey()), List.of()),
                errors -> new PersonalDataExportPayload(null, errors));
    }

    private @Nullable OwnExport asked(long personId, String key) {
        String id = once.run(
                Actor.person(personId),
                "personalDataExport",
                key,
                List.of(),
                () -> Ids.toOpaque(exports.request(personId).id()));
        return exports.find(Ids.fromOpaque(id), personId)
                .map(export -> OwnExport.of(export, secrets.publicUrl()))
                .orElse(null);
    }
}
