package cn.doorplate.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** A failure in words: a sentence for what the operator can mend, the stack trace for what only a programmer can. */
final class FailureText {

    private FailureText() {}

    static String of(Throwable failure) {
        SQLException database = cause(failure, SQLException.class);
        if (database != null) {
            return "数据库操作失败，没有写入任何数据；请检查数据库地址、账号和权限 (the database refused or cannot be reached): "
                    + innermost(database).getMessage();
        }
        FlywayException migration = cause(failure, FlywayException.class);
        if (migration != null) {
            return "数据库无法升级 (the database cannot be migrated): " + migration.getMessage();
        }
        if (failure.toString().contains("DataSource")) {
            return "没有给出数据库：请加 --spring.datasource.url=jdbc:mysql://…，或设置 SPRING_DATASOURCE_URL (no database given)";
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return "程序内部错误 (internal error): " + trace;
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        for (Throwable below = failure; below != null; below = below.getCause()) {
            cause = below;
        }
        return cause;
    }
}
