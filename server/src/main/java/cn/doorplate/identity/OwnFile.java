package cn.doorplate.identity;

import cn.doorplate.privacy.Phone;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of the person who asks, read once a request. */
record OwnFile(@Nullable String name, @Nullable Phone phone, int version) {

    static OwnFile of(Viewer viewer, GraphQLContext context, PersonFiles files, Accounts accounts) {
        OwnFile known = context.get(OwnFile.class);
        if (known == null) {
            long id = viewer.personId();
            PersonFile file = files.of(List.of(id)).get(id);
            int version = accounts.find(id).map(AccountRow::version).orElse(0);
            known = new OwnFile(
                    Optional.ofNullable(file).map(PersonFile::name).orElse(null),
                    Optional.ofNullable(file).map(PersonFile::phone).orElse(null),
                    version);
            context.put(OwnFile.class, known);
        }
        return known;
    }

    /** It has changed: fields that come after see it as it is now. */
    static void forget(GraphQLContext context) {
        context.delete(OwnFile.class);
    }

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "OwnFile[…]";
    }
}
