package cn.doorplate.drill;

import cn.doorplate.shared.Clockwork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * What an application sends to its database for a request, so that the same can be sent again without the application: each
 * statement with its values, and where transactions begin and end. Work in the background is left out.
 */
final class Tape implements BeanPostProcessor, QueryExecutionListener, MethodExecutionListener {

    private static final Set<String> TURNS =
            Set.of("setAutoCommit", "commit", "rollback", "setReadOnly", "setTransactionIsolation", "close");

    private final List<Sent> recorded = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean runs;

    /** One thing that goes over a connection; {@code connection} tells them apart while several are open. */
    sealed interface Sent {
        String connection();
    }

    /**
     * A statement.
     *
     * @param values as they were set, once for each execution of a batch
     */
    record Query(String connection, String sql, List<List<ParameterSetOperation>> values, boolean batch)
            implements Sent {

        void to(Connection to) throws SQLException {
            try (PreparedStatement statement = to.prepareStatement(sql)) {
                for (List<ParameterSetOperation> each : values) {
                    for (ParameterSetOperation value : each) {
                        call(value.getMethod(), statement, value.getArgs());
                    }
                    if (batch) {
                        statement.addBatch();
                    }
                }
                if (batch) {
                    statement.executeBatch();
                } else if (statement.execute()) {
                    read(statement);
                }
            }
        }

        private static void read(PreparedStatement statement) throws SQLException {
            try (ResultSet rows = statement.getResultSet()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        rows.getObject(i);
                    }
                }
            }
        }
    }

    /** The beginning or end of a transaction, or the connection's return. */
    record Turn(String connection, Method method, List<Object> arguments) implements Sent {

        boolean isReturn() {
            return method.getName().equals("close");
        }

        void to(Connection to) throws SQLException {
            call(method, to, arguments.toArray());
        }
    }

    private static void call(Method method, Object on, Object... arguments) throws SQLException {
        try {
            method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw new IllegalStateException(method + " on " + on, e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " on " + on, e);
        }
    }

    /** What is sent while the work runs. */
    List<Sent> during(Runnable work) {
        recorded.clear();
        runs = true;
        try {
            work.run();
        } finally {
            runs = false;
        }
        return List.copyOf(recorded);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? recorded(pool) : bean;
    }

    /** What asks for the pool by its class still gets it. */
    private DataSource recorded(DataSource pool) {
        DataSource listening = ProxyDataSourceBuilder.create(pool)
                .listener(this)
                .methodListener(this)
                .build();
        ProxyFactory factory = new ProxyFactory(pool);
        factory.setProxyTargetClass(true);
        factory.addAdvice((MethodInterceptor)
                call -> call.getMethod().getName().equals("getConnection") && call.getArguments().length == 0
                        ? listening.getConnection()
                        : call.proceed());
        return (DataSource) factory.getProxy();
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        if (listens()) {
            for (QueryInfo query : queries) {
                recorded.add(new Query(
                        execution.getConnectionId(),
                        query.getQuery(),
                        query.getParametersList().stream().map(List::copyOf).toList(),
                        execution.isBatch()));
            }
        }
    }

    @Override
    public void beforeMethod(MethodExecutionContext execution) {
        boolean isTurn = execution.getTarget() instanceof Connection
                && TURNS.contains(execution.getMethod().getName());
        if (isTurn && listens()) {
            Object[] arguments = execution.getMethodArgs();
            recorded.add(new Turn(
                    execution.getConnectionInfo().getConnectionId(),
                    execution.getMethod(),
                    arguments == null ? List.of() : Arrays.asList(arguments)));
        }
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // Recorded when sent.
    }

    @Override
    public void afterMethod(MethodExecutionContext execution) {
        // Recorded when called.
    }

    private boolean listens() {
        String thread = Thread.currentThread().getName();
        return runs && !thread.startsWith("scheduling-") && !thread.startsWith(Clockwork.THREADS);
    }
}
