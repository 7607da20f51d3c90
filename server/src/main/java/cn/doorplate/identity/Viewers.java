package cn.doorplate.identity;

import cn.doorplate.shared.Credential;
import cn.doorplate.shared.Denied;
import graphql.GraphQLContext;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Finds out who asks. */
@Service
public class Viewers {

    private final Sessions sessions;
    private final RoleGrants grants;
    private final Consents consents;
    private final Clock clock;

    Viewers(Sessions sessions, RoleGrants grants, Consents consents, Clock clock) {
        this.sessions = sessions;
        this.grants = grants;
        this.consents = consents;
        this.clock = clock;
    }

    /**
     * The person of this request; looked up at the first question.
     *
     * @throws Denied UNAUTHORIZED if nobody is logged in, or no longer
     */
    public Viewer of(GraphQLContext context) {
        return ifAny(context).orElseThrow(() -> new Denied(Denied.Why.UNAUTHORIZED));
    }

    /** The person of this request; empty for a passer-by, and for one whose session has ended. */
    public Optional<Viewer> ifAny(GraphQLContext context) {
        Known known = context.get(Known.class);
        if (known == null) {
            Credential credential = Credential.of(context);
            known = new Known(credential == null ? Optional.empty() : of(credential));
            context.put(Known.class, known);
        }
        return known.viewer();
    }

    /** The person behind a token, for requests that are not GraphQL; empty if there is no such session any more. */
    public Optional<Viewer> of(Credential credential) {
        return sessions.find(credential).map(session -> viewer(session.personId(), session.id()));
    }

    /** A person as they are now, for what they asked for and what is done when no session of theirs may be left. */
    public Viewer now(long personId) {
        return viewer(personId, 0);
    }

    private Viewer viewer(long personId, long session) {
        return new Viewer(
                personId, session, () -> consents.hasAgreed(personId), () -> grants.heldBy(personId, clock.instant()));
    }

    /** The person of this request has changed: fields that come after see them as they are now. */
    void forget(GraphQLContext context) {
        context.delete(Known.class);
    }

    /** Somebody has just come in with this token: the rest of this request is theirs. */
    void enter(GraphQLContext context, Credential credential) {
        credential.putInto(context);
        forget(context);
    }

    private record Known(Optional<Viewer> viewer) {}
}
