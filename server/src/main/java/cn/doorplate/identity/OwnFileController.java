package cn.doorplate.identity;

import cn.doorplate.privacy.Phone;
import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The fields of {@code Me} that tell people what is kept of them: in full, for it is theirs. */
@Controller
@SchemaMapping(typeName = "Me")
class OwnFileController {

    private final Viewers viewers;
    private final PersonFiles files;
    private final Accounts accounts;

    OwnFileController(Viewers viewers, PersonFiles files, Accounts accounts) {
        this.viewers = viewers;
        this.files = files;
        this.accounts = accounts;
    }

    @SchemaMapping
    @Nullable String name(Me me, GraphQLContext context) {
        return file(context).name();
    }

    @SchemaMapping
    @Nullable String phone(Me me, GraphQLContext context) {
        Phone phone = file(context).phone();
        return phone == null ? null : phone.number();
    }

    @SchemaMapping
    @Nullable String phoneMasked(Me me, GraphQLContext context) {
        Phone phone = file(context).phone();
        return phone == null ? null : phone.masked();
    }

    @SchemaMapping
    int version(Me me, GraphQLContext context) {
        return file(context).version();
    }

    private OwnFile file(GraphQLContext context) {
        return OwnFile.of(viewers.of(context), context, files, accounts);
    }
}
