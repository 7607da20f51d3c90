package cn.doorplate.api;

import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Unavailable;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;

/**
 * Turns what a resolver throws into an error: {@link BadInput} and {@link Denied} are told as they are; anything that nobody expected is logged under
 * the trace id and told as an internal error that holds nothing of it. Comes after the resolvers of other modules.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class FieldErrors extends DataFetcherExceptionResolverAdapter {

    private static final Logger log = LoggerFactory.getLogger(FieldErrors.class);

    private final ApiErrors errors;

    FieldErrors(ApiErrors errors) {
        this.errors = errors;
        setThreadLocalContextAware(true);
    }

    @Override
    protected GraphQLError resolveToSingleError(Throwable e, DataFetchingEnvironment environment) {
        GraphQLError place =
                GraphqlErrorBuilder.newError(environment).message("").build();
        return told(e, place, environment.getExecutionStepInfo().getPath());
    }

    /**
     * What a client is told of it.
     *
     * @param place what it is told at
     * @param where the same, for the log
     */
    GraphQLError told(Throwable e, GraphQLError place, Object where) {
        if (e instanceof BadInput) {
            return errors.of(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()), place);
        }
        if (e instanceof Denied denied) {
            ErrorCode code = ErrorCode.valueOf(denied.why().name());
            return errors.of(code, errors.text("api.denied." + code), place);
        }
        if (e instanceof Unavailable) {
            log.warn("Unavailable at {}: {}", where, e.toString());
            return errors.of(ErrorCode.UNAVAILABLE, String.valueOf(e.getMessage()), place);
        }
        if (e instanceof PessimisticLockingFailureException) {
            // Deadlocks and waits in vain: the transaction was rolled back, and the same may be asked again.
            log.warn("In each other's way at {}: {}", where, e.toString());
            return errors.of(ErrorCode.UNAVAILABLE, errors.text("once.busy"), place);
        }
        if (isStoreGone(e)) {
            log.warn("No store at {}: {}", where, e.toString());
            return errors.of(ErrorCode.UNAVAILABLE, errors.text("api.unavailable"), place);
        }
        if (e instanceof BindException || e instanceof ConstraintViolationException) {
            return errors.of(ErrorCode.BAD_REQUEST, errors.text("api.argument"), place);
        }
        log.error("Unexpected at {}", where, e);
        return errors.internal(place.getLocations(), place.getPath());
    }

    /** No connection to be had, or one that was lost: not what was asked is at fault, and not the code. */
    private static boolean isStoreGone(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException sql
                            && String.valueOf(sql.getSQLState()).startsWith("08"))) {
                return true;
            }
        }
        return false;
    }
}
