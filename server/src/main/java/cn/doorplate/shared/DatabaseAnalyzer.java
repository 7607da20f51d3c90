package cn.doorplate.shared;

import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which database could not be brought to this version, and why, in place of a stack trace. */
class DatabaseAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, FlywayException cause) {
        return new FailureAnalysis(
                "数字门牌没有启动：数据库不能升级到本版本需要的结构。\n" + cause.getMessage(),
                "检查数据库能否连接（spring.datasource.*）、账号是否有建表权限；若提示校验和不一致，说明已执行过的升级脚本被改动，" + "请换回发布时的安装包，或从备份恢复。",
                cause);
    }
}
